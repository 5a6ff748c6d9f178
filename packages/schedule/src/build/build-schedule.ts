import type { Feed, InternalSchedule, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { fillRoom } from './fill-room.ts';
import { ENGLISH_TEXTS, type GeneratedTexts } from './generated-texts.ts';
import { matchRooms, type RoomSelector } from './match-rooms.ts';
import { type PlacedSession, placeSessions } from './place-sessions.ts';
import { ProgrammeDays } from './programme-days.ts';
import { reportOverlaps } from './report-overlaps.ts';
import type { ConferenceExtent } from './split-gap.ts';

export interface BuildScheduleOptions {
  feed: Feed;
  /** The rooms of the config; a room of the feed may be in several of them, or in none. */
  rooms: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
  conferenceTitle: string;
  texts?: Partial<GeneratedTexts>;
}

/**
 * Makes the internal schedule: for each room all its sessions, and generated ones for the time before,
 * between and after them. The problems of the feed come first, then those of the rooms.
 */
export function buildSchedule(options: BuildScheduleOptions): InternalSchedule {
  const { feed, rooms, timezone, conferenceTitle } = options;
  const texts = { ...ENGLISH_TEXTS, ...options.texts };
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const log = new ProblemLog();
  const { taken, untaken } = distributeSessions(feed, rooms, log);
  const placedByRoom = rooms.map(selector => ({
    selector,
    sessions: placeSessions(taken.get(selector) ?? [], days),
  }));
  const elsewhere = untaken.map(sessions => placeSessions(sessions, days));
  const extent = findExtent([...placedByRoom.map(({ sessions }) => sessions), ...elsewhere], days);
  const schedules = placedByRoom.map(({ selector: { room, title }, sessions }) => {
    reportOverlaps(room, sessions, log);
    const rows = fillRoom({ room, title, sessions, extent, days, conferenceTitle, texts });
    return [room, { room, timezone, rows }] as const;
  });
  return {
    conference: feed.conference,
    timezone,
    rooms: Object.fromEntries(schedules),
    problems: [...feed.problems, ...log.list()],
  };
}

interface Distribution {
  taken: ReadonlyMap<RoomSelector, Session[]>;
  /** By rooms that nobody takes, and those in no room: they too begin and end the conference. */
  untaken: Session[][];
}

function distributeSessions(feed: Feed, rooms: readonly RoomSelector[], log: ProblemLog): Distribution {
  const takersOf = matchRooms(feed, rooms);
  const taken = new Map<RoomSelector, Set<Session>>(rooms.map(selector => [selector, new Set()]));
  const untaken = new Map<string | null, Session[]>();
  for (const session of feed.sessions) {
    for (const name of session.rooms.length > 0 ? session.rooms : [null]) {
      const takers = name === null ? [] : (takersOf.get(name) ?? []);
      for (const taker of takers) taken.get(taker)?.add(session);
      if (takers.length > 0) continue;
      const others = untaken.get(name);
      if (others === undefined) untaken.set(name, [session]);
      else others.push(session);
    }
  }
  for (const [{ room }, sessions] of taken) {
    if (sessions.size > 0) continue;
    const message = `No session of the feed is in room “${shorten(room)}”. If it should have some, set its schedule-key to the feed’s name of the room.`;
    log.warn('room-without-sessions', message);
  }
  for (const [name, sessions] of untaken) {
    if (name === null) continue;
    const message = `No room takes the ${sessions.length} sessions in “${shorten(name)}” of the feed. If one should, add that name to its schedule-see-also.`;
    log.warn('feed-room-untaken', message);
  }
  return {
    taken: new Map([...taken].map(([selector, sessions]) => [selector, [...sessions]])),
    untaken: [...untaken.values()],
  };
}

function findExtent(rooms: readonly PlacedSession[][], days: ProgrammeDays): ConferenceExtent | null {
  let extent: ConferenceExtent | null = null;
  for (const { startsAt, endsAt } of rooms.flat()) {
    const lastDay = days.getLastDay({ startsAt, endsAt });
    extent ??= { startsAt, endsAt, firstDay: lastDay, lastDay };
    extent.startsAt = Math.min(extent.startsAt, startsAt);
    extent.endsAt = Math.max(extent.endsAt, endsAt);
    extent.lastDay = Math.max(extent.lastDay, lastDay);
  }
  if (extent !== null) extent.firstDay = days.getDay(extent.startsAt);
  return extent;
}
