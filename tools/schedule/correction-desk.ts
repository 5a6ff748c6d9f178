import { join } from 'node:path';
import { type Config, loadConfig } from '@foyer/config';
import {
  CorrectionError,
  CorrectionFolder,
  createFeedStore,
  DiskCache,
  DistinctStates,
  type FeedState,
  type FeedStore,
  type OpenFeedOptions,
  type PlannedSource,
  planSources,
  readCachedState,
  toSelector,
} from '@foyer/feeds';
import {
  assignCorrections,
  type CorrectedFeed,
  type Correction,
  correctReadings,
  daysToShift,
  type Feed,
  type Instant,
  shiftFeed,
} from '@foyer/schedule';
import { type CommandClock, readCommandClock } from './command-clock.ts';
import { type GivenFiles, readFileSettings } from './read-file-settings.ts';

/** A programme before it is corrected. */
export interface PublishedProgramme {
  source: PlannedSource;
  /** null: nothing of it can be had, and `failure` says why. */
  feed: Feed | null;
  failure: string | null;
  /** Whether it was in the data folder already, as it is where a portal runs. */
  isKept: boolean;
}

export interface CorrectedProgramme extends PublishedProgramme {
  corrected: CorrectedFeed | null;
}

interface DeskPlace {
  dataDir: string;
  config: Config;
  clock: CommandClock;
  /** Whether a programme that no portal has kept is fetched, which may take a while. */
  mayFetch: boolean;
}

const silent = { info() {}, warn() {}, error() {} };

/** The programmes that a config names and their corrections, as a running portal has them too. */
export class CorrectionDesk {
  readonly config: Config;
  readonly now: Instant;
  /** Which time that is; null: the real one. */
  readonly clockNote: string | null;
  /** That of the portal, if it has the same. */
  readonly dataDir: string;
  readonly folder: CorrectionFolder;
  readonly programmes: readonly PublishedProgramme[];
  /** Of the config and of the folder. */
  readonly corrections: readonly Correction[];
  /** Why one of the folder does not count. */
  readonly unreadable: readonly CorrectionError[];

  private constructor(facts: Omit<CorrectionDesk, 'correct'>) {
    this.config = facts.config;
    this.now = facts.now;
    this.clockNote = facts.clockNote;
    this.dataDir = facts.dataDir;
    this.folder = facts.folder;
    this.programmes = facts.programmes;
    this.corrections = facts.corrections;
    this.unreadable = facts.unreadable;
  }

  /** @throws ConfigError, SettingsError, CorrectionError */
  static async open(env: NodeJS.ProcessEnv, files: GivenFiles): Promise<CorrectionDesk> {
    const settings = readFileSettings(env, files);
    const config = await loadConfig({ file: settings.configFile });
    const clock = await readCommandClock({ settings, config });
    return await CorrectionDesk.openAt({ dataDir: settings.dataDir, config, clock, mayFetch: true });
  }

  /** @throws CorrectionError */
  static async openAt({ dataDir, config, clock, mayFetch }: DeskPlace): Promise<CorrectionDesk> {
    const { now, note: clockNote } = clock;
    const folder = new CorrectionFolder({ dir: join(dataDir, 'corrections') });
    const [programmes, kept] = await Promise.all([
      readProgrammes(config, { cacheDir: join(dataDir, 'feeds'), now, mayFetch }),
      readKept(folder),
    ]);
    const corrections = [...config.system.corrections, ...kept.corrections];
    return new CorrectionDesk({ ...kept, config, now, clockNote, dataDir, folder, programmes, corrections });
  }

  /** The programmes with all their corrections, and with one more. */
  correct(added: readonly Correction[] = []): CorrectedProgramme[] {
    const readings = this.programmes.map(({ source, feed }) => ({
      location: source.feed.location,
      rooms: source.rooms.map(toSelector),
      timezone: source.feed.timezone,
      feed,
    }));
    const assigned = assignCorrections([...this.corrections, ...added], readings);
    const corrected = correctReadings(
      readings.map((reading, index) => ({ ...reading, corrections: assigned[index] ?? [] })),
      this.now,
    );
    return this.programmes.map((programme, index) => ({
      ...programme,
      corrected: corrected[index] ?? null,
    }));
  }
}

/** From the copies that the portal keeps; where it keeps none, from where they are published, if that may be. */
async function readProgrammes(
  config: Config,
  { cacheDir, now, mayFetch }: { cacheDir: string; now: Instant; mayFetch: boolean },
): Promise<PublishedProgramme[]> {
  const clock = () => now;
  const cache = new DiskCache({ dir: cacheDir, logger: silent });
  const store = createFeedStore({ cacheDir, clock, logger: silent });
  const sources = planSources(config);
  const known = await Promise.all(
    sources.map(async ({ feed: key }) => {
      const cached = await readCachedState({ cache, key, clock, logger: silent });
      const isKept = cached.feed !== null;
      return { isKept, state: isKept || !mayFetch ? cached : await fetchOnce(store, key) };
    }),
  );
  await store.close();
  const states = new DistinctStates(sources).tell(known.map(({ state }) => state));
  return sources.map((source, index) => {
    const feed = states[index]?.feed ?? null;
    return {
      source,
      feed: feed && moveToDay(feed, source, now),
      failure: states[index]?.failure?.message ?? null,
      isKept: known[index]?.isKept ?? false,
    };
  });
}

async function fetchOnce(store: FeedStore, feed: OpenFeedOptions): Promise<FeedState> {
  const handle = store.open(feed);
  await handle.ready;
  return handle.current();
}

function moveToDay(feed: Feed, { shiftDay, feed: { timezone } }: PlannedSource, at: Instant): Feed {
  if (shiftDay === null) return feed;
  return shiftFeed(feed, { days: daysToShift({ feed, day: shiftDay, timezone, at }), timezone });
}

async function readKept(folder: CorrectionFolder) {
  const corrections: Correction[] = [];
  const unreadable: CorrectionError[] = [];
  for (const file of await folder.list()) {
    try {
      const correction = await folder.read(file);
      if (correction !== undefined) corrections.push(correction);
    } catch (error) {
      if (!(error instanceof CorrectionError)) throw error;
      unreadable.push(error);
    }
  }
  return { corrections, unreadable };
}
