import type { Instant } from '@foyer/schedule';
import { DiskCache } from './disk-cache.ts';
import { type FeedKey, identifyFeed } from './feed-key.ts';
import type { FeedLogger } from './feed-logger.ts';
import type { FeedState } from './feed-state.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './is-public-address.ts';
import type { FeedListener } from './observed-state.ts';
import { type Scheduler, timerScheduler } from './scheduler.ts';
import { type FeedSurroundings, type FeedTerms, WatchedFeed } from './watched-feed.ts';

export interface FeedStoreOptions {
  /** Made when the first copy is kept. */
  cacheDir: string;
  clock: () => Instant;
  logger: FeedLogger;
  /** From 0 up to 1, like Math.random. */
  random?: () => number;
  scheduler?: Scheduler;
  /** In place of both, that which reaches public addresses only and that which reaches all. */
  fetch?: typeof globalThis.fetch;
}

export interface OpenFeedOptions extends FeedKey {
  /** How often to ask for it. */
  reloadS: number;
  /** Whether its server may be on this machine or in a private network. */
  allowPrivate?: boolean;
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
  const internet = createGuardedFetch({ mayReach: isPublicAddress });
  const around: FeedSurroundings = {
    cache: new DiskCache({ dir: cacheDir, logger }),
    clock,
    logger,
    random: options.random ?? Math.random,
    scheduler: options.scheduler ?? timerScheduler,
    fetch: options.fetch ?? globalThis.fetch,
    publicFetch: options.fetch ?? internet.fetch,
  };
  const feeds = new Map<string, SharedFeed>();
  return {
    open({ reloadS, allowPrivate = false, ...key }) {
      const id = identifyFeed(key);
      const reader = { reloadS, allowPrivate };
      const shared = feeds.get(id) ?? {
        watched: new WatchedFeed({ key, terms: reader, around }),
        readers: new Set(),
      };
      feeds.set(id, shared);
      return openHandle({ ...shared, reader, onLastClosed: () => feeds.delete(id) });
    },
    async close() {
      const open = [...feeds.values()];
      feeds.clear();
      await Promise.all(open.map(({ watched }) => watched.close()));
      await internet.close();
    },
  };
}

interface SharedFeed {
  watched: WatchedFeed;
  readers: Set<FeedTerms>;
}

interface OpenHandleOptions extends SharedFeed {
  reader: FeedTerms;
  onLastClosed: () => void;
}

function openHandle({ watched, readers, reader, onLastClosed }: OpenHandleOptions): FeedHandle {
  const stops: (() => void)[] = [];
  const followStrictest = () => {
    const all = [...readers];
    watched.setTerms({
      reloadS: Math.min(...all.map(({ reloadS }) => reloadS)),
      allowPrivate: all.every(({ allowPrivate }) => allowPrivate),
    });
  };
  readers.add(reader);
  followStrictest();
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
      if (readers.size > 0) return followStrictest();
      onLastClosed();
      await watched.close();
    },
  };
}
