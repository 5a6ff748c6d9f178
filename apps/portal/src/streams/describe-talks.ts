import type { StreamsPause, StreamsRoom, StreamsTalk } from '@foyer/contract';
import { formatDateTime, type Instant, type SessionRow, toWallTime } from '@foyer/schedule';
import { getSessionPath } from '../schedule-page/session-path.ts';
import type { Moment } from './find-moment.ts';
import { findEnd } from './programme-day.ts';

export interface TalkContext {
  timezone: string;
  /** Scheme and host of the portal; empty: nobody knows. */
  origin: string;
}

/** So far before a day is it said to be on that begins with it. */
const SOON_MS = 30 * 60_000;

export function describeCurrent(
  moment: Moment | null,
  context: TalkContext,
): StreamsRoom['talks']['current'] {
  if (moment === null) return null;
  if (moment.kind === 'talk') return describeTalk(moment.row, context);
  return describePause(moment, context);
}

export function describeTalk(row: SessionRow, { timezone, origin }: TalkContext): StreamsTalk {
  const { session } = row;
  return {
    ...describeTimes(row.startsAt, findEnd(row), timezone),
    guid: session.guid,
    code: /\/talk\/([A-Z0-9]+)\/?$/.exec(session.url ?? '')?.[1] ?? '',
    track: session.track ?? '',
    title: session.title,
    speaker: session.speakers.map(({ name }) => name).join(', '),
    room_known: true,
    optout: session.doNotRecord === true || session.doNotStream === true,
    url: session.url ?? origin + getSessionPath(session.guid),
  };
}

function describePause(
  moment: Exclude<Moment, { kind: 'talk' }>,
  { timezone }: Pick<TalkContext, 'timezone'>,
): StreamsPause {
  const times = describeTimes(moment.startsAt, moment.endsAt, timezone);
  switch (moment.kind) {
    case 'pause': {
      const title = `${Math.round(times.duration / 60)} minutes pause`;
      return { special: 'pause', title, ...times, room_known: true };
    }
    case 'gap':
      return { special: 'gap', ...times, room_known: true };
    case 'daychange': {
      const title = `Daychange from Day ${moment.day} to ${moment.day + 1}`;
      // Clients draw a programme of it, in which the night is not to be longer.
      return { special: 'daychange', title, ...times, duration: 3600, room_known: true };
    }
  }
}

/** Whether a conference that is there counts as being on. */
export function isOn(moment: Moment | null, at: Instant): boolean {
  if (moment === null) return false;
  return moment.kind !== 'daychange' || moment.endsAt - at <= SOON_MS;
}

function describeTimes(startsAt: Instant, endsAt: Instant, timezone: string) {
  const [fstart, fend] = [formatDateTime(startsAt, timezone), formatDateTime(endsAt, timezone)];
  const [start, end] = [Math.floor(startsAt / 1000), Math.floor(endsAt / 1000)];
  return {
    fstart,
    fend,
    tstart: fstart.slice(11, 16),
    tend: fend.slice(11, 16),
    start,
    end,
    offset: Math.round((toWallTime(startsAt, timezone) - startsAt) / 1000),
    duration: end - start,
  };
}
