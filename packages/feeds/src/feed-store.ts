import type { Instant } from '@foyer/schedule';
import { DiskCache, type FeedKey } from './disk-cache.ts';
import type { FeedLogger } from './feed-logger.ts';
import type { FeedState } from './feed-state.ts';
import { type Scheduler, timerScheduler } from './scheduler.ts';
import { type FeedListener, type FeedSurroundings, WatchedFeed } from './watched-feed.ts';

export interface FeedStoreOptions {
  /** Made when the first copy is kept. */
  cacheDir: string;
  clock: () => Instant;
  logger: FeedLogger;
  /** From 0 up to 1, like Math.random. */
  random?: () => number;
  scheduler?: Scheduler;
  fetch?: typeof globalThis.fetch;
}

export interface OpenFeedOptions extends FeedKey {
  /** How often to ask for it. */
  reloadS: number;
}

export interface FeedHandle {
  /** What is known now, at once and without waiting. */
  current(): FeedState;
  /** The first copy, from disk or from the location, or the first failure; never rejects. */
  readonly ready: Promise<void>;
  /** Asks now; settles when `current()` has the outcome; never rejects. */
  refresh(): Promise<void>;
  /** Called when the feed, its source or its failure has become another; not for a check without news. */
  onChange(listener: FeedListener): () => void;
  /** The last handle of a programme to close ends the asking; settles when nothing is under way any more. */
  close(): Promise<void>;
}

export interface FeedStore {
  /** Rooms that open the same location with the same format and time zone share one. */
  open(options: OpenFeedOptions): FeedHandle;
  close(): Promise<void>;
}

export function createFeedStore(options: FeedStoreOptions): FeedStore {
  const { cacheDir, clock, logger } = options;
  const around: FeedSurroundings = {
    cache: new DiskCache({ dir: cacheDir, logger }),
    clock,
    logger,
    random: options.random ?? Math.random,
    scheduler: options.scheduler ?? timerScheduler,
    fetch: options.fetch ?? globalThis.fetch,
  };
  const feeds = new Map<string, SharedFeed>();
  return {
    open({ location, format, timezone, reloadS }) {
      const key = { location, format, timezone };
      const id = around.cache.path(key);
      const shared = feeds.get(id) ?? {
        watched: new WatchedFeed({ key, reloadS, around }),
        readers: new Set(),
      };
      feeds.set(id, shared);
      return openHandle({ ...shared, reader: { reloadS }, onLastClosed: () => feeds.delete(id) });
    },
    async close() {
      const open = [...feeds.values()];
      feeds.clear();
      await Promise.all(open.map(({ watched }) => watched.close()));
    },
  };
}

interface Reader {
  reloadS: number;
}

interface SharedFeed {
  watched: WatchedFeed;
  readers: Set<Reader>;
}

interface OpenHandleOptions extends SharedFeed {
  reader: Reader;
  onLastClosed: () => void;
}

function openHandle({ watched, readers, reader, onLastClosed }: OpenHandleOptions): FeedHandle {
  const stops: (() => void)[] = [];
  const followShortest = () => watched.reloadEvery(Math.min(...[...readers].map(({ reloadS }) => reloadS)));
  readers.add(reader);
  followShortest();
  return {
    current: () => watched.state,
    ready: watched.ready,
    refresh: () => watched.refresh(),
    onChange(listener) {
      const stop = watched.onChange(listener);
      stops.push(stop);
      return stop;
    },
    async close() {
      for (const stop of stops) stop();
      if (!readers.delete(reader)) return;
      if (readers.size > 0) return followShortest();
      onLastClosed();
      await watched.close();
    },
  };
}
