import type { Instant, ParsedFeed } from '@foyer/schedule';
import type { FeedErrorCode } from './errors.ts';

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
}

export const initialFeedState: FeedState = {
  feed: null,
  fetchedAt: null,
  checkedAt: null,
  failure: null,
  source: null,
};

export interface Failing {
  code: FeedErrorCode;
  message: string;
  /** What could be read all the same. */
  part?: ParsedFeed;
}

export interface Flaw {
  code: 'FEED_INCOMPLETE' | 'FEED_EMPTIED';
  /** The rest of a sentence that begins with the location. */
  found: string;
}

export function stateFromCache(feed: ParsedFeed, fetchedAt: Instant): FeedState {
  return { ...initialFeedState, feed, fetchedAt, source: 'cache' };
}

/** The location has answered well: with a new feed, or that the one there is still holds. */
export function stateAfterSuccess(
  state: FeedState,
  { at, feed = state.feed }: { at: Instant; feed?: ParsedFeed | null },
): FeedState {
  return { feed, fetchedAt: at, checkedAt: at, failure: null, source: 'network' };
}

/** An attempt has failed. A part never replaces a good feed. */
export function stateAfterFailure(
  state: FeedState,
  { at, code, message, part }: Failing & { at: Instant },
): FeedState {
  const { since = at, attempts = 0 } = state.failure ?? {};
  const failed = { ...state, checkedAt: at, failure: { code, message, since, attempts: attempts + 1 } };
  const usable = part !== undefined && part.sessions.length > 0 && !hasGoodFeed(state);
  return usable ? { ...failed, feed: part, source: 'network' } : failed;
}

export function hasGoodFeed(state: FeedState): boolean {
  return state.fetchedAt !== null;
}

/**
 * Why a feed that came does not count as good, if so. Its problems of severity `error` are no reason: the
 * good part of a whole feed is what the conference has published.
 */
export function findFlaw(feed: ParsedFeed, state: FeedState): Flaw | undefined {
  if (!feed.complete) return { code: 'FEED_INCOMPLETE', found: describeIncomplete(feed) };
  const sessions = hasGoodFeed(state) ? (state.feed?.sessions.length ?? 0) : 0;
  if (feed.sessions.length === 0 && sessions > 0) {
    return { code: 'FEED_EMPTIED', found: `has no sessions any more, where it had ${sessions}` };
  }
  return undefined;
}

/** Whether anybody who watches need be told: not of a mere repetition. */
export function differs(before: FeedState, after: FeedState): boolean {
  return (
    before.feed !== after.feed ||
    before.source !== after.source ||
    before.failure?.message !== after.failure?.message
  );
}

/** The parser's own words say what to do. */
function describeIncomplete(feed: ParsedFeed): string {
  const error = feed.problems.find(problem => problem.severity === 'error');
  if (error === undefined) return 'is not a whole programme';
  const { line } = error.position;
  const place = line === undefined ? '' : ` (line ${line})`;
  return `is not a whole programme${place}: ${error.message.replace(/\.$/, '')}`;
}
