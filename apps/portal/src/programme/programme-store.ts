import type { Config } from '@foyer/config';
import { type CorrectionWatcher, type FeedLogger, type FeedStore, toSelector } from '@foyer/feeds';
import type { EndedCorrection, Feed, Instant } from '@foyer/schedule';
import { assessHealth } from './assess-health.ts';
import { CorrectedProgrammes } from './corrected-programmes.ts';
import { CorrectionDesk } from './correction-desk.ts';
import { isSameList } from './is-same-list.ts';
import type { Programme, ProgrammeSource } from './programme.ts';
import { RoomTeller } from './room-teller.ts';
import { WatchedProgrammes } from './watched-programmes.ts';

export interface ProgrammeStore {
  /** Cheap: what was built is kept until a feed or a correction changes, or the day of a shifted programme. */
  getProgramme(): Programme;
  /** Resolves when every feed has had its first answer, good or bad. */
  ready(): Promise<void>;
  updateConfig(config: Config): void;
  /** Settles when nothing is fetched or written any more. */
  close(): Promise<void>;
}

export interface ProgrammeStoreOptions {
  config: Config;
  feeds: FeedStore;
  /** Those that are made by command. */
  corrections: Pick<CorrectionWatcher, 'current' | 'ended'>;
  clock: () => Instant;
  logger: FeedLogger;
}

/** Reads the programmes that the rooms of the config name, each once, and makes them into schedules. */
export function createProgrammeStore(options: ProgrammeStoreOptions): ProgrammeStore {
  const { feeds, clock, corrections: made } = options;
  const teller = new RoomTeller(options.logger);
  const desk = new CorrectionDesk(made.current);
  let correcting = new CorrectedProgrammes();
  let { config } = options;
  let watched = new WatchedProgrammes(config, feeds);
  let gathered: Programme | null = null;
  let endedSeen: readonly EndedCorrection[] | null = null;
  return {
    getProgramme: () => {
      const at = clock();
      const known = watched.listKnown();
      const correctable = known.map(({ source: { location, rooms }, state: { feed } }) => ({
        location,
        rooms: rooms.map(toSelector),
        feed,
      }));
      const assigned = desk.assign(config.system.corrections, correctable);
      const corrected = correcting.correct(
        known.map(({ source, state: { feed } }, index) => ({
          source,
          feed: feed && source.shift(feed, at),
          corrections: assigned[index] ?? [],
        })),
        at,
      );
      const sources = known.map(({ source, state }, index) =>
        source.describe(state, corrected[index] ?? null),
      );
      const ended = made.ended();
      if (gathered === null || endedSeen !== ended || !isSameList(gathered.sources, sources)) {
        gathered = {
          ...gatherProgramme(sources, findMainZone(config)),
          endedCorrections: listPast(ended, at),
        };
        endedSeen = ended;
        teller.tell(sources);
      }
      return gathered;
    },
    ready: () => watched.ready(),
    updateConfig: next => {
      const opened = new WatchedProgrammes(next, feeds);
      void watched.close();
      watched = opened;
      correcting = new CorrectedProgrammes();
      config = next;
      gathered = null;
    },
    close: () => watched.close(),
  };
}

/** Another clock, that of a rehearsal, may have ended some. The same list if none is ahead. */
function listPast(ended: readonly EndedCorrection[], at: Instant): readonly EndedCorrection[] {
  const past = ended.filter(({ endedAt }) => endedAt <= at);
  return past.length === ended.length ? ended : past;
}

function findMainZone(config: Config): string {
  return config.rooms[0]?.scheduleTimezone ?? 'UTC';
}

function gatherProgramme(
  sources: readonly ProgrammeSource[],
  mainZone: string,
): Omit<Programme, 'endedCorrections'> {
  const built = sources.flatMap(source => source.built ?? []);
  const extents = built.flatMap(({ feed }) => findExtent(feed) ?? []);
  return {
    sources,
    schedules: new Map(built.flatMap(({ schedule }) => Object.entries(schedule.rooms))),
    conference: {
      startsAt: extents.length === 0 ? null : Math.min(...extents),
      endsAt: extents.length === 0 ? null : Math.max(...extents),
      timezone: mainZone,
    },
    health: assessHealth(sources),
  };
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
