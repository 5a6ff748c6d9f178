import type { Config, RoomConfig } from '@foyer/config';
import type {
  AddressedSession,
  ConferenceInfo,
  EndedCorrection,
  ExportedProgramme,
  FeedRoom,
  Session,
  SessionAddresses,
  SessionClocks,
} from '@foyer/schedule';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { getSessionPath } from '../schedule-page/session-path.ts';
import {
  findTakerIn,
  openReadings,
  type ReadableSource,
  type Reading,
  type SessionOrigin,
  uniteReadings,
} from './unite-readings.ts';

/** Every programme that the portal shows, together, as one that can go out. */
export interface ExportedSources {
  /** Never empty. */
  sources: readonly ReadableSource[];
  endedCorrections: readonly EndedCorrection[];
  sessions: readonly Session[];
  rooms: readonly FeedRoom[];
  conference: ConferenceInfo;
  timezone: string;
  /** The room of the config that a room of a source is, one of those for its plenaries too. */
  findRoom: (source: ProgrammeSource, room: string | null) => RoomConfig | undefined;
  /** What to call the rooms that have what names no room in a source. */
  listPlenaryRooms: (source: ProgrammeSource) => string[];
  /** What the days of a session in a room go by; null: it is not in the programme. */
  findClocks: (session: AddressedSession, room: string | null) => SessionClocks | null;
  /** Of a session that is in the programme. */
  findOrigin: (session: AddressedSession) => SessionOrigin | undefined;
}

/** null: no room has a programme, or none could be read so far. */
export function collectSources(programme: Programme, config: Config): ExportedSources | null {
  const sources = programme.sources.filter((source): source is ReadableSource => source.built !== null);
  if (sources.length === 0) return null;
  const readings = openReadings(sources);
  const united = uniteReadings(readings);
  const declared = new Map<string, FeedRoom>();
  for (const source of sources) {
    for (const room of source.built.feed.rooms) {
      if (!declared.has(room.name)) declared.set(room.name, room);
    }
  }
  const known: ReadonlyMap<AddressedSession, SessionOrigin> = united;
  const configRooms = new Map(sources.flatMap(source => source.rooms.map(room => [room.name, room])));
  const findTaker = (source: ProgrammeSource, room: string | null) => {
    const takes = (reading: Reading) =>
      reading.source.feed.location === source.feed.location && findTakerIn(reading, room) !== undefined;
    const own = readings.find(reading => reading.source === source);
    return own !== undefined && takes(own) ? own : (readings.find(takes) ?? own);
  };
  return {
    sources,
    endedCorrections: programme.endedCorrections,
    sessions: [...united.keys()],
    rooms: [...declared.values()],
    conference: joinConferences(sources, config),
    timezone: programme.conference.timezone,
    findRoom: (source, room) => {
      const taker = findTaker(source, room);
      return configRooms.get((taker && findTakerIn(taker, room)?.room) ?? '');
    },
    listPlenaryRooms: source => [
      ...(readings.find(reading => reading.source === source)?.plenaryRooms.keys() ?? []),
    ],
    findClocks: (session, room) => {
      const source = known.get(session)?.readings[0].source;
      return source === undefined ? null : getClocks(findTaker(source, room)?.source ?? source);
    },
    findOrigin: session => known.get(session),
  };
}

/** As it goes out to those who ask at an origin; null: nobody knows where the portal is. */
export function toExported(
  sources: ExportedSources,
  origin: string | null,
): Omit<ExportedProgramme, 'selfUrl'> {
  const { sessions, rooms, conference, timezone, findClocks, findOrigin, findRoom } = sources;
  return {
    conference,
    timezone,
    rooms,
    sessions,
    findClocks,
    findPlaces: session =>
      (findOrigin(session)?.readings ?? []).flatMap(({ source }) => sources.listPlenaryRooms(source)),
    findAddresses: (session, room) => {
      const known = findOrigin(session);
      const found = known && findRoom(known.readings[0].source, room);
      return makeAddresses({ origin, guid: known?.guid ?? session.guid, room: found });
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
