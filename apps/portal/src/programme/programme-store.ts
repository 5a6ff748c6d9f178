import type { Config, RoomConfig } from '@foyer/config';
import type { FeedHandle, FeedState, FeedStore } from '@foyer/feeds';
import {
  buildSchedule,
  type Feed,
  findFormat,
  type Instant,
  type InternalSchedule,
  type RoomSchedule,
  shiftFeed,
} from '@foyer/schedule';
import { daysToShift } from './days-to-shift.ts';

/** The programme of every room, as it stands now. */
export interface Programme {
  schedules: ReadonlyMap<string, RoomSchedule>;
  conference: { startsAt: Instant | null; endsAt: Instant | null; timezone: string };
  health: { state: 'ok' | 'stale' | 'missing'; at: Instant | null };
}

export interface ProgrammeStore {
  /** Cheap: what was built is kept until a feed changes, or the day where a programme is shifted. */
  getProgramme(): Programme;
  /** Resolves when every feed has had its first answer, good or bad. */
  ready(): Promise<void>;
  updateConfig(config: Config): void;
  close(): void;
}

interface Source {
  rooms: RoomConfig[];
  handle: FeedHandle;
  built: {
    feed: Feed;
    shiftDays: number;
    schedule: InternalSchedule;
    conferenceEnd: [Instant, Instant] | null;
  } | null;
}

export interface ProgrammeStoreOptions {
  config: Config;
  feeds: FeedStore;
  clock: () => Instant;
}

/** Reads the programmes that the rooms of the config name, each once, and makes them into schedules. */
export function createProgrammeStore({ config, feeds, clock }: ProgrammeStoreOptions): ProgrammeStore {
  let sources = openSources(config, feeds);
  let mainZone = config.rooms[0]?.scheduleTimezone ?? 'UTC';
  return {
    getProgramme: () => gatherProgramme(sources, mainZone, clock()),
    ready: async () => {
      await Promise.all(sources.map(source => source.handle.ready));
    },
    updateConfig: next => {
      const opened = openSources(next, feeds);
      for (const source of sources) source.handle.close();
      sources = opened;
      mainZone = next.rooms[0]?.scheduleTimezone ?? 'UTC';
    },
    close: () => {
      for (const source of sources) source.handle.close();
    },
  };
}

function openSources(config: Config, feeds: FeedStore): Source[] {
  const groups = new Map<string, RoomConfig[]>();
  for (const room of config.rooms) {
    if (room.scheduleUrl === null) continue;
    const key = JSON.stringify([
      room.scheduleUrl,
      room.scheduleFormat,
      room.scheduleTimezone,
      room.scheduleShiftDay,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), room]);
  }
  return [...groups.values()].flatMap(rooms => {
    const first = rooms[0];
    if (first === undefined || first.scheduleUrl === null) return [];
    const handle = feeds.open({
      location: first.scheduleUrl,
      format: first.scheduleFormat === null ? null : (findFormat(first.scheduleFormat) ?? null),
      timezone: first.scheduleTimezone,
      reloadS: config.system.reloadS,
    });
    return [{ rooms, handle, built: null }];
  });
}

function gatherProgramme(sources: Source[], mainZone: string, at: Instant): Programme {
  const schedules = new Map<string, RoomSchedule>();
  const extents: Instant[] = [];
  for (const source of sources) {
    const built = buildSource(source, at);
    if (built === null) continue;
    for (const [room, schedule] of Object.entries(built.schedule.rooms)) schedules.set(room, schedule);
    if (built.conferenceEnd !== null) extents.push(...built.conferenceEnd);
  }
  return {
    schedules,
    conference: {
      startsAt: extents.length === 0 ? null : Math.min(...extents),
      endsAt: extents.length === 0 ? null : Math.max(...extents),
      timezone: mainZone,
    },
    health: assessHealth(sources.map(source => source.handle.current())),
  };
}

function buildSource(source: Source, at: Instant): Source['built'] {
  const { feed } = source.handle.current();
  const room = source.rooms[0];
  if (feed === null || room === undefined) return null;
  const timezone = room.scheduleTimezone;
  const shiftDays =
    room.scheduleShiftDay === null ? 0 : daysToShift({ feed, day: room.scheduleShiftDay, timezone, at });
  if (source.built?.feed === feed && source.built.shiftDays === shiftDays) return source.built;
  const shifted = shiftDays === 0 ? feed : shiftFeed(feed, { days: shiftDays, timezone });
  const schedule = buildSchedule({
    feed: shifted,
    rooms: source.rooms.map(({ name, title, scheduleKey, scheduleSeeAlso }) => ({
      room: name,
      title,
      key: scheduleKey,
      seeAlso: scheduleSeeAlso,
    })),
    timezone,
    conferenceTitle: room.conference ?? feed.conference.title ?? room.title,
  });
  source.built = { feed, shiftDays, schedule, conferenceEnd: findExtent(shifted) };
  return source.built;
}

function findExtent(feed: Feed): [Instant, Instant] | null {
  if (feed.sessions.length === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const session of feed.sessions) {
    first = Math.min(first, session.startsAt);
    last = Math.max(last, session.endsAt ?? session.startsAt);
  }
  return [first, last];
}

function assessHealth(states: FeedState[]): Programme['health'] {
  const confirmed = states.map(state => state.fetchedAt).filter(at => at !== null);
  const at = confirmed.length === 0 ? null : Math.min(...confirmed);
  if (states.some(state => state.feed === null)) return { state: 'missing', at };
  return { state: states.some(state => state.failure !== null) ? 'stale' : 'ok', at };
}
