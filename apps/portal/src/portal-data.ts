import type { Config } from '@foyer/config';
import type {
  Health,
  OverviewReply,
  ProgrammeReply,
  RoomPresence,
  RoomStatusReply,
  SessionSpan,
} from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import type { PresenceView } from './presence/presence-poller.ts';
import { assessHealth } from './programme/assess-health.ts';
import type { Programme } from './programme/programme.ts';
import { createScheduleData, type ScheduleData } from './schedule-page/schedule-data.ts';
import { listSessionSpans } from './status/list-session-spans.ts';
import { describeProgrammes } from './status/programme-health.ts';
import { isLive } from './status/read-state.ts';
import { describeRoom, formatInstant } from './status/room-status.ts';

/** What every page shows around its content. */
export interface EventInfo {
  title: string;
  subtitle: string | null;
  place: string | null;
  link: string | null;
  logo: string | null;
  language: string;
  accent: string;
  liveFirst: boolean;
  /** Whether some room has a programme, so that there is a page of it. */
  hasProgramme: boolean;
  rooms: { room: string; title: string }[];
}

/** What is configured of a room and does not change by itself. */
export interface RoomInfo {
  room: string;
  title: string;
  description: string | null;
  link: string | null;
}

/** Everything that pages and JSON are made of. Reading it does no I/O and never waits. */
export interface PortalData {
  /** The clock of this program: the real one, or the rehearsal's. */
  now(): Instant;
  getEvent(): EventInfo;
  findRoomInfo(room: string): RoomInfo | undefined;
  getRooms(at: Instant): OverviewReply;
  findRoom(room: string, at: Instant): RoomStatusReply | undefined;
  /** The whole programme. */
  schedule: ScheduleData;
  getProgrammes(at: Instant): ProgrammeReply;
  /** The sessions of the config's rooms that run in the half-open span, by start. */
  listSessions(span: { from: Instant; to: Instant }): SessionSpan[];
}

export interface PortalSources {
  getConfig: () => Config;
  getProgramme: () => Programme;
  getPresence: () => PresenceView;
  /** The clock of this program: a rehearsal's runs at another time than the real one. */
  clock: () => Instant;
  /** The one that the tracker's instants are told by. */
  realClock: () => Instant;
}

const HOUR_MS = 3_600_000;
/** The overview names what is on and what comes; a card's next one is given however far away it is. */
const OVERVIEW_EXTENT = { windowMs: 3 * HOUR_MS, detailedSessions: 0 };
/** A room's page shows the rest of the day, and stays right for a night without a connection. */
const ROOM_EXTENT = { windowMs: 24 * HOUR_MS, detailedSessions: 4 };

export function createPortalData(sources: PortalSources): PortalData {
  const { getConfig, getProgramme, getPresence, clock, realClock } = sources;
  function describe(room: Config['rooms'][number], at: Instant, extent: typeof ROOM_EXTENT) {
    const presence = getPresence();
    return describeRoom({
      config: room,
      schedule: getProgramme().schedules.get(room.name) ?? null,
      // A tracker that answers without this room does not know it yet: nobody has registered it.
      presence: presence.rooms.get(room.name) ?? (presence.at === null ? null : neverSeen(room.name)),
      viewers: presence.viewers.get(room.name) ?? null,
      at,
      // In a rehearsal, "reported a minute ago" is a minute before the instant shown.
      presenceShiftMs: at - realClock(),
      extent,
    });
  }

  const getRooms = (at: Instant): OverviewReply => {
    const { conference, health } = getProgramme();
    const { days } = schedule.getView();
    return {
      at: formatInstant(at),
      health: describeHealth(health, { presence: getPresence(), shiftMs: at - realClock() }),
      conference: {
        startsAt: conference.startsAt === null ? null : formatInstant(conference.startsAt),
        endsAt: conference.endsAt === null ? null : formatInstant(conference.endsAt),
        firstDay: days[0]?.date ?? null,
        lastDay: days.at(-1)?.date ?? null,
        timezone: conference.timezone,
      },
      rooms: getConfig().rooms.map(room => describe(room, at, OVERVIEW_EXTENT)),
    };
  };

  const schedule = createScheduleData({
    getConfig,
    getProgramme,
    listLiveRooms: at => getRooms(at).rooms.flatMap(room => (isLive(room, at) ? room.room : [])),
    realClock,
  });

  return {
    now: clock,
    getEvent: () => describeEvent(getConfig()),
    findRoomInfo: name => findRoomInfo(getConfig(), name),
    getRooms,
    findRoom: (name, at) => {
      const room = getConfig().rooms.find(candidate => candidate.name === name);
      if (room === undefined) return undefined;
      const own = getProgramme().sources.filter(({ rooms }) => rooms.some(each => each.name === name));
      return {
        at: formatInstant(at),
        health: describeHealth(assessHealth(own), { presence: getPresence(), shiftMs: at - realClock() }),
        programmeRevision: schedule.getRevision(),
        room: describe(room, at, ROOM_EXTENT),
      };
    },
    schedule,
    getProgrammes: at => describeProgrammes(getProgramme().sources, at),
    listSessions: span => listSessionSpans(getProgramme().schedules, span),
  };
}

/** @param facts.shiftMs how far the clock shown is from the real one, by which the tracker was heard */
function describeHealth(
  health: Programme['health'],
  { presence, shiftMs }: { presence: PresenceView; shiftMs: number },
): Health {
  return {
    trackerReachable: presence.reachable,
    presenceAt: presence.at === null ? null : formatInstant(presence.at + shiftMs),
    programme: health.state,
    programmeAt: health.at === null ? null : formatInstant(health.at),
    lackingRooms: [...health.lacking],
    allProgrammesMissing: health.isAllMissing,
  };
}

function describeEvent({ system, rooms }: Config): EventInfo {
  const { title, subtitle, place, link, logo, language, accent, liveFirst } = system;
  return {
    title,
    subtitle,
    place,
    link,
    logo,
    language,
    accent,
    liveFirst,
    hasProgramme: rooms.some(room => room.scheduleUrl !== null),
    rooms: rooms.map(room => ({ room: room.name, title: room.title })),
  };
}

function findRoomInfo({ rooms }: Config, name: string): RoomInfo | undefined {
  const room = rooms.find(candidate => candidate.name === name);
  if (room === undefined) return undefined;
  const { title, description, link } = room;
  return { room: name, title, description, link };
}

function neverSeen(room: string): RoomPresence {
  return { room, active: false, endpoints: 0, lastSeenAt: null, withheld: false, streams: [], preview: null };
}
