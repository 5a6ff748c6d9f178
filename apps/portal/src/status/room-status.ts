import type { RoomConfig } from '@foyer/config';
import type {
  RoomPresence,
  RoomStatus,
  SessionBrief,
  SessionCorrectionBrief,
  StatusRow,
  ViewerCount,
} from '@foyer/contract';
import { getRoomState, type Presence } from '@foyer/room';
import {
  DEFAULT_DAY_CHANGE_MINUTES,
  findNowNext,
  findProgrammeSpan,
  type Instant,
  type RoomSchedule,
  type ScheduleRow,
  type Session,
  type SessionCorrection,
  type SessionRow,
} from '@foyer/schedule';
import { renderDetails } from './session-details.ts';

export interface RoomFacts {
  config: RoomConfig;
  schedule: RoomSchedule | null;
  /** What the tracker says of this room; null if it never answered. */
  presence: RoomPresence | null;
  /** How many watch; null: nobody is to be told, or nobody knows. */
  viewers: ViewerCount | null;
  at: Instant;
  /** Added to the tracker's instants, so that they are told by the clock of `at`. */
  presenceShiftMs: number;
  /** How far ahead rows are given, and how many sessions carry their text. */
  extent: { windowMs: number; detailedSessions: number };
}

/** What a page needs to know of a room. A session that must not be streamed leaves no address behind. */
export function describeRoom(facts: RoomFacts): RoomStatus {
  const { config, schedule, at, extent } = facts;
  const presence = shiftPresence(facts);
  const rows = schedule === null ? [] : pickRows(schedule, at, extent.windowMs);
  const programmeSpan = schedule === null ? null : findProgrammeSpan(schedule);
  const state = getRoomState({ rows, programmeSpan, presence, external: config.youtube !== null, at });
  const withheld = state.kind === 'not-streamed';
  const detailed = new Set(
    rows
      .filter(isSession)
      .filter(row => row.endsAt > at && row.session.cancelled !== true)
      .slice(0, extent.detailedSessions)
      .map(row => row.session),
  );
  return {
    room: config.name,
    title: config.title,
    timezone: config.scheduleTimezone,
    dayChangeMinutes: schedule?.dayChangeMinutes ?? DEFAULT_DAY_CHANGE_MINUTES,
    external: config.youtube !== null,
    youtube: withheld ? null : config.youtube,
    presence:
      presence === null
        ? null
        : {
            active: presence.active,
            lastSeenAt: presence.lastSeenAt === null ? null : formatInstant(presence.lastSeenAt),
          },
    viewers: withheld ? null : facts.viewers,
    preview: withheld || !presence?.active ? null : (config.preview ?? facts.presence?.preview ?? null),
    streams: withheld ? [] : (facts.presence?.streams ?? []),
    programmeSpan:
      programmeSpan === null
        ? null
        : { startsAt: formatInstant(programmeSpan.startsAt), endsAt: formatInstant(programmeSpan.endsAt) },
    rows: rows.map(row => toStatusRow(row, detailed)),
    movedAway: schedule === null ? [] : pickMoved(schedule, at, extent.windowMs),
  };
}

/** The rows that are on, those to the end of the window, and the next session however far it is. */
function pickRows(schedule: RoomSchedule, at: Instant, windowMs: number): ScheduleRow[] {
  const { current } = findNowNext(schedule, at);
  const until = findWindowEnd(schedule, at, windowMs);
  const coming = schedule.rows.filter(row => row.startsAt > at && row.startsAt <= until);
  return [...current.toReversed(), ...coming];
}

function findWindowEnd(schedule: RoomSchedule, at: Instant, windowMs: number): Instant {
  const { nextSessions } = findNowNext(schedule, at);
  // Where the next session is tomorrow's, tomorrow is what a page has to show.
  return Math.max(at + windowMs, (nextSessions[0]?.startsAt ?? at) + windowMs / 2);
}

function pickMoved(schedule: RoomSchedule, at: Instant, windowMs: number): RoomStatus['movedAway'] {
  if (schedule.movedAway.length === 0) return [];
  const until = findWindowEnd(schedule, at, windowMs);
  return schedule.movedAway
    .filter(({ startsAt, endsAt }) => endsAt > at && startsAt <= until)
    .map(({ startsAt, endsAt, to, session }) => ({
      startsAt: formatInstant(startsAt),
      endsAt: formatInstant(endsAt),
      to: [...to],
      session: toBrief(session, false),
    }));
}

function toStatusRow(row: ScheduleRow, detailed: ReadonlySet<Session>): StatusRow {
  const startsAt = formatInstant(row.startsAt);
  const endsAt = formatInstant(row.endsAt);
  if (row.type === 'generated') {
    return { type: 'generated', startsAt, endsAt, guid: row.guid, title: row.title, reason: row.reason };
  }
  return { type: 'session', startsAt, endsAt, session: toBrief(row.session, detailed.has(row.session)) };
}

function toBrief(session: Session, withDetails: boolean): SessionBrief {
  const { guid, title, subtitle, track, language, url, doNotRecord, doNotStream, cancelled } = session;
  return {
    guid,
    title,
    subtitle,
    speakers: session.speakers.map(({ name }) => name),
    track,
    language,
    url,
    endsAt: session.endsAt === null ? null : formatInstant(session.endsAt),
    detailsHtml: withDetails ? renderDetails(session) : null,
    doNotRecord,
    doNotStream,
    cancelled,
    correction: session.correction === undefined ? null : toCorrectionBrief(session.correction),
  };
}

function toCorrectionBrief(correction: SessionCorrection): SessionCorrectionBrief {
  const { startsAt, endsAt } = correction;
  return {
    ...correction,
    startsAt: formatInstant(startsAt),
    endsAt: endsAt === null ? null : formatInstant(endsAt),
  };
}

function isSession(row: ScheduleRow): row is SessionRow {
  return row.type === 'session';
}

export function formatInstant(at: Instant): string {
  return new Date(at).toISOString();
}

function shiftPresence({ presence, presenceShiftMs }: RoomFacts): Presence | null {
  if (presence === null) return null;
  const { active, lastSeenAt } = presence;
  return { active, lastSeenAt: lastSeenAt === null ? null : Date.parse(lastSeenAt) + presenceShiftMs };
}
