import type { RoomConfig } from '@foyer/config';
import { toSelector } from '@foyer/feeds';
import {
  type Instant,
  listRoomNames,
  matchRooms,
  type PlacedSession,
  ProgrammeDays,
  placeSessions,
  type Session,
  UNNAMED_ROOM,
} from '@foyer/schedule';
import type { BuiltSource, Programme, ProgrammeSource } from '../programme/programme.ts';
import { zonesDiffer } from '../words/format-time.ts';
import { toSessionKey } from './session-path.ts';
import { listTurns } from './session-phase.ts';

/** A room as people know it. */
export interface ViewRoom {
  /** The config's title of it, or else the feed's name. */
  title: string;
  /** Its name in the config, at which it has a page; null: no camera is there. */
  name: string | null;
}

/** A session in one of its rooms. */
export interface ViewEntry {
  session: Session;
  room: ViewRoom;
  startsAt: Instant;
  /** As the programme says, or concluded where it does not. */
  endsAt: Instant;
  /** `YYYY-MM-DD`: what begins after midnight belongs to the night before. */
  date: string;
  /** The clocks that its room reads the programme by, on which it may take whole days. */
  timezone: string;
}

export interface ViewDay {
  date: string;
  /** By start, then by the order of rooms. */
  entries: readonly ViewEntry[];
  /** Those with a session on this day: first the config's, then the others in the feed's order. */
  rooms: readonly ViewRoom[];
}

/** The whole programme as pages show it: all sources together, by day. */
export interface ProgrammeView {
  days: readonly ViewDay[];
  rooms: readonly ViewRoom[];
  /** Sorted by name. */
  tracks: readonly string[];
  /** As the sources write them, the most frequent first. */
  languages: readonly string[];
  /** The zone that the pages' times are told in. */
  timezone: string;
  /** Whether some room's own page tells them by other clocks. */
  hasOtherZones: boolean;
  startsAt: Instant | null;
  endsAt: Instant | null;
  /** A session in every room and at every time that it has, by start; empty if no session has this key. */
  findEntries(key: string): readonly ViewEntry[];
  /** When what a page says of the programme is next not so any more: a minute passes, or a session turns. */
  findNextChange(at: Instant): Instant;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NO_ROOM: ViewRoom = { title: UNNAMED_ROOM, name: null };

export function createProgrammeView(programme: Programme, configRooms: readonly RoomConfig[]): ProgrammeView {
  const rooms = new RoomIndex(configRooms);
  const unsorted = listReadings(programme.sources).flatMap(reading => listEntries(reading, rooms));
  const used = new Set(unsorted.map(({ room }) => room));
  const ordered = rooms.list().filter(room => used.has(room));
  const rank = new Map(ordered.map((room, index) => [room, index]));
  const rankOf = (room: ViewRoom) => rank.get(room) ?? 0;
  const entries = unsorted.sort(
    (a, b) => a.startsAt - b.startsAt || rankOf(a.room) - rankOf(b.room) || b.endsAt - a.endsAt,
  );
  const { timezone, startsAt } = programme.conference;
  const byKey = Map.groupBy(entries, ({ session }) => toSessionKey(session.guid));
  const turns = [...new Set(entries.flatMap(listTurns))].sort((a, b) => a - b);
  return {
    days: [...Map.groupBy(entries, ({ date }) => date)]
      .map(([date, onDay]) => ({ date, entries: onDay, rooms: listRooms(onDay, rankOf) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    rooms: ordered,
    tracks: listByCount(entries.flatMap(({ session }) => session.track ?? [])).sort((a, b) =>
      a.localeCompare(b, 'en'),
    ),
    languages: listByCount(entries.flatMap(({ session }) => splitLanguages(session.language))),
    timezone,
    hasOtherZones: configRooms
      .filter(({ name }) => ordered.some(room => room.name === name))
      .some(({ scheduleTimezone }) => zonesDiffer(startsAt ?? 0, scheduleTimezone, timezone)),
    startsAt,
    endsAt: programme.conference.endsAt,
    findEntries: key => byKey.get(key) ?? [],
    findNextChange: at => {
      const nextMinute = at - (at % MINUTE_MS) + MINUTE_MS;
      return Math.min(nextMinute, turns.find(turn => turn > at) ?? nextMinute);
    },
  };
}

/** Whether a day and a month do not say which day of the programme is meant. */
export function hasSeveralYears({ days }: Pick<ProgrammeView, 'days'>): boolean {
  return days[0]?.date.slice(0, 4) !== days.at(-1)?.date.slice(0, 4);
}

/** `de, en` → `de` and `en`. */
export function splitLanguages(language: string | null): string[] {
  return language === null ? [] : language.split(/[\s,;/&+]+/).filter(part => part !== '');
}

/** Rooms by name, each the same object wherever it comes up; a room of several feeds is one. */
class RoomIndex {
  readonly #ofConfig: ReadonlyMap<string, ViewRoom>;
  readonly #ofFeeds = new Map<string, ViewRoom>();

  constructor(configRooms: readonly RoomConfig[]) {
    this.#ofConfig = new Map(configRooms.map(({ name, title }) => [name, { name, title }]));
  }

  getOfConfig(name: string): ViewRoom {
    return this.#ofConfig.get(name) ?? { title: name, name };
  }

  getOfFeed(title: string): ViewRoom {
    const known = this.#ofFeeds.get(title);
    if (known !== undefined) return known;
    const room = { title, name: null };
    this.#ofFeeds.set(title, room);
    return room;
  }

  list(): ViewRoom[] {
    return [...this.#ofConfig.values(), ...this.#ofFeeds.values(), NO_ROOM];
  }
}

/** A source, and which rooms of the config take those of its feed; null is what names none. */
interface Reading {
  source: ProgrammeSource;
  feed: BuiltSource['feed'];
  takersOf: ReturnType<typeof matchRooms>;
  /** Whether the sessions of a room that no room of the config takes here are told here at all. */
  tellsUntaken: (room: string | null) => boolean;
}

/**
 * One programme may be read in two ways, as for rooms in two time zones: what no room takes in the one reading is
 * told by the other if a room takes it there, or else by the first.
 */
function listReadings(sources: readonly ProgrammeSource[]): Reading[] {
  const takenAt = new Map<string, Set<string | null>>();
  const seen = new Set<string>();
  return sources.flatMap(source => {
    if (source.built === null) return [];
    const { feed } = source.built;
    const takersOf = matchRooms(feed, source.rooms.map(toSelector));
    const { location } = source.feed;
    const taken = takenAt.get(location) ?? new Set();
    for (const [name, takers] of takersOf) if (takers.length > 0) taken.add(name);
    takenAt.set(location, taken);
    const isFirst = !seen.has(location);
    seen.add(location);
    return { source, feed, takersOf, tellsUntaken: (room: string | null) => isFirst && !taken.has(room) };
  });
}

function listEntries({ source, feed, takersOf, tellsUntaken }: Reading, rooms: RoomIndex): ViewEntry[] {
  // In the feed's order, whichever of them has the first session.
  for (const { name } of feed.rooms) {
    if ((takersOf.get(name) ?? []).length === 0 && tellsUntaken(name)) rooms.getOfFeed(name);
  }
  const inRoom = new Map<ViewRoom, Set<Session>>();
  const put = (room: ViewRoom, session: Session) => {
    const there = inRoom.get(room);
    if (there === undefined) inRoom.set(room, new Set([session]));
    else there.add(session);
  };
  for (const session of feed.sessions) {
    for (const name of listRoomNames(session)) {
      const takers = takersOf.get(name) ?? [];
      for (const { room } of takers) put(rooms.getOfConfig(room), session);
      if (takers.length === 0 && tellsUntaken(name))
        put(name === null ? NO_ROOM : rooms.getOfFeed(name), session);
    }
  }
  const days = new ProgrammeDays(source.timezone, feed.conference.dayChangeMinutes);
  return [...inRoom].flatMap(([room, sessions]) =>
    placeSessions([...sessions], days).map(placed =>
      toEntry(placed, { room, days, timezone: source.timezone }),
    ),
  );
}

function toEntry(
  { session, startsAt, endsAt }: PlacedSession,
  { room, days, timezone }: { room: ViewRoom; days: ProgrammeDays; timezone: string },
): ViewEntry {
  const date = new Date(days.getDayOf(session) * DAY_MS).toISOString().slice(0, 10);
  return { session, room, startsAt, endsAt, date, timezone };
}

function listRooms(entries: readonly ViewEntry[], rankOf: (room: ViewRoom) => number): ViewRoom[] {
  return [...new Set(entries.map(({ room }) => room))].sort((a, b) => rankOf(a) - rankOf(b));
}

function listByCount(names: readonly string[]): string[] {
  return [...Map.groupBy(names, name => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name]) => name);
}
