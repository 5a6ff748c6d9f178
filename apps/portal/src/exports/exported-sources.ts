import type { Config, RoomConfig } from '@foyer/config';
import { toSelector } from '@foyer/feeds';
import {
  type AddressedSession,
  type ConferenceInfo,
  type EndedCorrection,
  type ExportedProgramme,
  type FeedRoom,
  matchRooms,
  type Session,
  type SessionAddresses,
  type SessionClocks,
} from '@foyer/schedule';
import type { BuiltSource, Programme, ProgrammeSource } from '../programme/programme.ts';
import { getSessionPath } from '../schedule-page/session-path.ts';

interface ReadableSource extends ProgrammeSource {
  built: BuiltSource;
}

/** Every programme that the portal shows, together, as one that can go out. */
export interface ExportedSources {
  /** Never empty. */
  sources: readonly ReadableSource[];
  endedCorrections: readonly EndedCorrection[];
  sessions: readonly Session[];
  rooms: readonly FeedRoom[];
  conference: ConferenceInfo;
  timezone: string;
  /** The room of the config where a session of a source is shown that is in a room of the source's, or in none. */
  findRoom: (source: ProgrammeSource, room: string | null) => RoomConfig | undefined;
  /** What the days of a session in a room go by; null: it is not in the programme. */
  findClocks: (session: AddressedSession, room: string | null) => SessionClocks | null;
  /** Of a session that is in the programme. */
  findSource: (session: AddressedSession) => ProgrammeSource | undefined;
}

/** null: no room has a programme, or none could be read so far. */
export function collectSources(programme: Programme, config: Config): ExportedSources | null {
  const sources = programme.sources.filter((source): source is ReadableSource => source.built !== null);
  if (sources.length === 0) return null;
  const sourceOf = chooseSessions(sources);
  const declared = new Map<string, FeedRoom>();
  for (const source of sources) {
    for (const room of source.built.feed.rooms) {
      if (!declared.has(room.name)) declared.set(room.name, room);
    }
  }
  const known: ReadonlyMap<AddressedSession, ReadableSource> = sourceOf;
  const rooms = new Map<ProgrammeSource, Map<string | null, RoomConfig>>(
    sources.map(source => [source, indexRooms(source)]),
  );
  const findTaker = (source: ReadableSource, room: string | null) => {
    const takes = (other: ReadableSource) =>
      other.feed.location === source.feed.location && rooms.get(other)?.has(room) === true;
    return takes(source) ? source : (sources.find(takes) ?? source);
  };
  return {
    sources,
    endedCorrections: programme.endedCorrections,
    sessions: [...sourceOf.keys()],
    rooms: [...declared.values()],
    conference: joinConferences(sources, config),
    timezone: programme.conference.timezone,
    findRoom: (source, room) => rooms.get(source)?.get(room),
    findClocks: (session, room) => {
      const source = known.get(session);
      return source === undefined ? null : getClocks(findTaker(source, room));
    },
    findSource: session => known.get(session),
  };
}

/**
 * Each session once, with the source that it is of. One programme may be read in two ways, as for rooms in two time
 * zones: then a session is as the rooms have it that show it.
 */
function chooseSessions(sources: readonly ReadableSource[]): Map<Session, ReadableSource> {
  const chosen = new Map<string, { session: Session; source: ReadableSource; isShown: boolean }>();
  for (const source of sources) {
    for (const session of source.built.feed.sessions) {
      const key = JSON.stringify([source.feed.location, session.guid]);
      const isShown = source.built.roomsOf.has(session);
      const known = chosen.get(key);
      if (known === undefined || (isShown && !known.isShown)) chosen.set(key, { session, source, isShown });
    }
  }
  return new Map([...chosen.values()].map(({ session, source }) => [session, source]));
}

/**
 * As it goes out to those who ask at an origin; null: nobody knows where the portal is. What names no room is watched
 * in the room of the config that all this is for, or else in the first that takes it.
 */
export function toExported(
  sources: ExportedSources,
  origin: string | null,
  forRoom?: RoomConfig,
): Omit<ExportedProgramme, 'selfUrl'> {
  const { sessions, rooms, conference, timezone, findClocks, findSource, findRoom } = sources;
  return {
    conference,
    timezone,
    rooms,
    sessions,
    findClocks,
    findAddresses: (session, room) => {
      const source = findSource(session);
      const taker = source === undefined ? undefined : findRoom(source, room);
      const found = room === null && taker !== undefined ? (forRoom ?? taker) : taker;
      return makeAddresses({ origin, guid: session.guid, room: found });
    },
  };
}

export function makeAddresses({
  origin,
  guid,
  room,
}: {
  origin: string | null;
  guid: string;
  room: RoomConfig | undefined;
}): SessionAddresses {
  if (origin === null) return { sessionUrl: null, roomUrl: null, streamUrl: null };
  const roomUrl = room === undefined ? null : `${origin}/${room.name}`;
  return {
    sessionUrl: origin + getSessionPath(guid),
    roomUrl,
    // Of a room that is on YouTube we have no stream.
    streamUrl: room?.flumotion && room.youtube === null ? `${roomUrl}/stream.m3u8` : null,
  };
}

function getClocks({ built, timezone }: ReadableSource): SessionClocks {
  return { timezone, dayChangeMinutes: built.feed.conference.dayChangeMinutes };
}

function indexRooms({ built, rooms }: ReadableSource): Map<string | null, RoomConfig> {
  const byName = new Map(rooms.map(room => [room.name, room]));
  const index = new Map<string | null, RoomConfig>();
  for (const [name, [taker]] of matchRooms(built.feed, rooms.map(toSelector))) {
    const room = byName.get(taker?.room ?? '');
    if (room !== undefined) index.set(name, room);
  }
  return index;
}

/**
 * What one programme says of its conference, in however many zones it is read; several have in common what the config
 * says.
 */
function joinConferences(sources: readonly ReadableSource[], { system }: Config): ConferenceInfo {
  const own = { title: system.title, url: system.link };
  const [first] = sources;
  const isOne = sources.every(({ feed }) => feed.location === first?.feed.location);
  const conference = first?.built.feed.conference;
  if (conference !== undefined && isOne) {
    return { ...conference, title: conference.title ?? own.title, url: conference.url ?? own.url };
  }
  const { dayChangeMinutes = null } = conference ?? {};
  return { ...own, acronym: null, version: null, timezone: null, dayChangeMinutes, days: [] };
}
