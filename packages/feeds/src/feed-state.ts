import type { Instant, ParsedFeed } from '@foyer/schedule';
import type { FeedErrorCode } from './errors.ts';
import type { HeldBack } from './hold-back.ts';
import type { ImportRecord } from './import-record.ts';
import type { MissingCompanion } from './read-copy.ts';

export interface FeedFailure {
  code: FeedErrorCode;
  message: string;
  /** When the first of the attempts failed that have all failed since. */
  since: Instant;
  attempts: number;
}

/** What is known of a programme. A new object with every change. */
export interface FeedState {
  /** The last good one; or, if there never was one, what could be read of a broken one. */
  feed: ParsedFeed | null;
  /** When `feed` was last known to be what its location has; null if it never was a good one. */
  fetchedAt: Instant | null;
  /** When its location was last asked. */
  checkedAt: Instant | null;
  failure: FeedFailure | null;
  /** `cache`: from an earlier run, and its location has not answered well since. */
  source: 'network' | 'cache' | null;
  heldBack: HeldBack | null;
  /** Those that were taken over and changed something, also in earlier runs; the newest first. */
  imports: readonly ImportRecord[];
  /** What the last fetch lacked of what belongs to it. */
  missing: readonly MissingCompanion[];
}

export const initialFeedState: FeedState = {
  feed: null,
  fetchedAt: null,
  checkedAt: null,
  failure: null,
  source: null,
  heldBack: null,
  imports: [],
  missing: [],
};

export interface Failing {
  code: FeedErrorCode;
  message: string;
  /** What could be read all the same. */
  part?: ParsedFeed;
}

interface Cached {
  feed: ParsedFeed;
  fetchedAt: Instant;
  imports: readonly ImportRecord[];
}

export function stateFromCache({ feed, fetchedAt, imports }: Cached): FeedState {
  return { ...initialFeedState, feed, fetchedAt, imports, source: 'cache' };
}

interface Success {
  at: Instant;
  missing: readonly MissingCompanion[];
}

/** The location still has the feed that there is. */
export function stateAfterSame(state: FeedState, { at, missing }: Success): FeedState {
  return {
    ...state,
    fetchedAt: at,
    checkedAt: at,
    failure: null,
    source: 'network',
    heldBack: null,
    missing: keepIfSame(state.missing, missing),
  };
}

/** There is a new good feed. */
export function stateAfterImport(
  state: FeedState,
  { feed, imports, ...success }: Success & { feed: ParsedFeed; imports: readonly ImportRecord[] },
): FeedState {
  return { ...stateAfterSame(state, success), feed, imports };
}

/** The location has another feed, which is not taken yet. */
export function stateAfterHolding(
  state: FeedState,
  { at, heldBack, message, missing }: Success & { heldBack: HeldBack; message: string },
): FeedState {
  const { since, sightings: attempts } = heldBack;
  const failure = { code: 'FEED_HELD_BACK' as const, message, since, attempts };
  return { ...state, checkedAt: at, failure, heldBack, missing: keepIfSame(state.missing, missing) };
}

/** An attempt has failed. A part never replaces a good feed. */
export function stateAfterFailure(
  state: FeedState,
  { at, code, message, part }: Failing & { at: Instant },
): FeedState {
  const { since = at, attempts = 0 } = hasAnswered(state) ? {} : (state.failure ?? {});
  const failed = { ...state, checkedAt: at, failure: { code, message, since, attempts: attempts + 1 } };
  const usable = part !== undefined && part.sessions.length > 0 && !hasGoodFeed(state);
  return usable ? { ...failed, feed: part, source: 'network' } : failed;
}

export function hasGoodFeed(state: FeedState): boolean {
  return state.fetchedAt !== null;
}

/** Whether the location gave a whole programme when it was last asked, be it one that is held back. */
export function hasAnswered({ failure }: FeedState): boolean {
  return failure === null || failure.code === 'FEED_HELD_BACK';
}

/** Whether anybody who watches need be told: not of a mere repetition. */
export function differs(before: FeedState, after: FeedState): boolean {
  return (
    before.feed !== after.feed ||
    before.source !== after.source ||
    before.heldBack !== after.heldBack ||
    before.missing !== after.missing ||
    before.failure?.message !== after.failure?.message
  );
}

/**
 * What is wrong with a feed that is not complete, as the rest of a sentence that begins with the location.
 * Problems of severity `error` are no reason to refuse one that is: its good part is what was published.
 */
export function describeIncomplete({ problems }: ParsedFeed): string {
  const error = problems.find(problem => problem.severity === 'error');
  if (error === undefined) return 'is not a whole programme';
  const { line } = error.position;
  const place = line === undefined ? '' : ` (line ${line})`;
  return `is not a whole programme${place}: ${error.message.replace(/\.$/, '')}`;
}

function keepIfSame<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
