import type { Instant } from '@foyer/schedule';
import type { DiskCache } from './disk-cache.ts';
import { FeedError } from './errors.ts';
import type { FeedKey } from './feed-key.ts';
import type { FeedLogger } from './feed-logger.ts';
import {
  describeIncomplete,
  type FeedState,
  initialFeedState,
  stateAfterHolding,
  stateFromCache,
} from './feed-state.ts';
import { describeHeldBack, type HeldBack, isTooSmall } from './hold-back.ts';
import { compareImports } from './import-record.ts';
import { describeLocation } from './location.ts';
import { type HeldImport, type ReadImport, readImport } from './read-import.ts';

export interface RestoredFeed {
  good: ReadImport;
  held: HeldImport | undefined;
  state: FeedState;
}

export interface RestoreOptions {
  cache: DiskCache;
  key: FeedKey;
  clock: () => Instant;
  logger: FeedLogger;
}

/** What earlier runs, or a run under way elsewhere, have left on disk of a programme. */
export async function restoreFeed(options: RestoreOptions): Promise<RestoredFeed | undefined> {
  const { cache, key, clock, logger } = options;
  const file = await cache.readGood(key);
  if (file === undefined) return undefined;
  const good = readImport(key, file.copy);
  const programme = describeLocation(key.location);
  if (!good.feed.complete) {
    logger.warn({ programme, found: describeIncomplete(good.feed) }, 'cached programme is ignored');
    return undefined;
  }
  const fetchedAt = Math.min(file.fetchedAt, clock());
  const state = stateFromCache({ feed: good.feed, fetchedAt, imports: file.imports });
  const held = await restoreHeld(options, good);
  if (held === undefined) return { good, held, state };
  const { heldBack } = held;
  const message = describeHeldBack(programme, heldBack);
  const at = heldBack.since;
  return { good, held, state: stateAfterHolding(state, { at, heldBack, message, missing: [] }) };
}

/** What the data folder says of a programme: for a program that does not fetch it. */
export async function readCachedState(options: RestoreOptions): Promise<FeedState> {
  return (await restoreFeed(options))?.state ?? initialFeedState;
}

/**
 * An organiser's word that the import that is held back be taken: by the process that fetches the programme, which
 * sees it within a second, or else at its next start.
 * @throws FeedError FEED_NOTHING_HELD; the system's error if the folder cannot be written to
 */
export async function acceptHeldBack(options: RestoreOptions): Promise<HeldBack> {
  const held = (await restoreFeed(options))?.held;
  if (held === undefined) {
    const message = `Of ${describeLocation(options.key.location)} nothing is held back, so there is nothing to accept.`;
    throw new FeedError('FEED_NOTHING_HELD', message);
  }
  await options.cache.writeAcceptance(options.key, held.digest);
  return held.heldBack;
}

async function restoreHeld(
  { cache, key }: RestoreOptions,
  good: ReadImport,
): Promise<HeldImport | undefined> {
  const file = await cache.readHeld(key);
  if (file?.against !== good.digest) return undefined;
  const held = readImport(key, file.copy);
  const changes = compareImports(good.feed, held.feed);
  // A new version of Foyer may read it otherwise.
  if (!held.feed.complete || !isTooSmall(good.feed, changes)) return undefined;
  const heldBack: HeldBack = {
    ...changes,
    since: file.since,
    sightings: file.sightings,
    sessions: held.feed.sessions.length,
    sessionsBefore: good.feed.sessions.length,
  };
  return { ...held, heldBack };
}
