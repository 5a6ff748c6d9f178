import type { Config, RoomConfig } from '@foyer/config';
import type { RoomStatus } from '@foyer/contract';
import { ProgrammeDays, type RoomSchedule, type SessionRow } from '@foyer/schedule';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { listProgrammeDays, type ProgrammeDay } from './programme-day.ts';

export interface ListedRoom {
  config: RoomConfig;
  status: RoomStatus;
  /** Its name in the programme. */
  scheduleName: string;
  /** What the programme knows it by, if it says so. */
  guid: string | null;
  /** Those that take place, sorted by start. */
  sessions: readonly SessionRow[];
}

/** The rooms that have the `conference` key of the config in common. */
export interface ListedConference {
  title: string;
  /** Unlike that of all others. */
  slug: string;
  timezone: string;
  /** Sorted; empty without a programme. */
  days: readonly ProgrammeDay[];
  hasProgramme: boolean;
  rooms: readonly ListedRoom[];
}

export interface CollectOptions {
  config: Config;
  programme: Programme;
  /** Of the rooms of the config. */
  statuses: readonly RoomStatus[];
}

/** The conferences of the config, in its order; rooms that name none belong to the one that it is all about. */
export function collectConferences({ config, programme, statuses }: CollectOptions): ListedConference[] {
  const statusOf = new Map(statuses.map(status => [status.room, status]));
  const byTitle = Map.groupBy(config.rooms, room => room.conference ?? config.system.title);
  const slugs = new Set<string>();
  return [...byTitle].map(([title, configs]) => {
    const sources = configs.map(room => findSource(programme, room));
    const source = sources.find(candidate => candidate?.built);
    const rooms = configs.flatMap((room, index) => {
      const status = statusOf.get(room.name);
      if (status === undefined) return [];
      const schedule = programme.schedules.get(room.name);
      return describeRoom({ room, status, schedule, source: sources[index] });
    });
    const { acronym = null, dayChangeMinutes = null } = source?.built?.feed.conference ?? {};
    const timezone = source?.timezone ?? configs[0]?.scheduleTimezone ?? 'UTC';
    const sessions = rooms.flatMap(room => room.sessions);
    return {
      title,
      slug: takeSlug(acronym ?? title, slugs),
      timezone,
      days: listProgrammeDays(sessions, new ProgrammeDays(timezone, dayChangeMinutes)),
      hasProgramme: source !== undefined,
      rooms,
    };
  });
}

function findSource({ sources }: Programme, { name }: RoomConfig): ProgrammeSource | undefined {
  return sources.find(({ rooms }) => rooms.some(room => room.name === name));
}

function describeRoom({
  room,
  status,
  schedule,
  source,
}: {
  room: RoomConfig;
  status: RoomStatus;
  schedule: RoomSchedule | undefined;
  source: ProgrammeSource | undefined;
}): ListedRoom {
  const scheduleName = room.scheduleKey ?? room.title;
  const sessions = (schedule?.rows ?? []).filter(row => row.type === 'session');
  return {
    config: room,
    status,
    scheduleName,
    guid: source?.built?.feed.rooms.find(({ name }) => name === scheduleName)?.guid ?? null,
    sessions: sessions.filter(({ session }) => session.cancelled !== true),
  };
}

/** An acronym as it is, of anything else letters and digits: apps make the names of their own entries of it. */
function takeSlug(name: string, taken: Set<string>): string {
  const slug = /^[\w-]+$/.test(name)
    ? name
    : name
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '') || 'conference';
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}_${number}`;
  taken.add(free);
  return free;
}
