import type { ParsedFeed, Session } from '@foyer/schedule';
import { expect, test } from 'vitest';
import {
  describeIncomplete,
  differs,
  initialFeedState,
  stateAfterFailure,
  stateAfterHolding,
  stateAfterImport,
  stateAfterSame,
  stateFromCache,
} from './feed-state.ts';
import type { HeldBack } from './hold-back.ts';
import type { ImportRecord } from './import-record.ts';
import { makeFeed } from './testing/make-feed.ts';

const session = { guid: 'a', title: 'A' } as Session;
const feedOf = (sessions: Session[], overrides: Partial<ParsedFeed> = {}) => makeFeed(sessions, overrides);
const timeout = { code: 'FEED_TIMEOUT', message: 'late' } as const;
const none = { missing: [] };
const record: ImportRecord = { at: 10, how: 'first', sessions: 1, rooms: 0, counts: {}, changes: [] };
const taken = (feed: ParsedFeed) =>
  stateAfterImport(initialFeedState, { at: 10, feed, imports: [record], ...none });
const heldBack: HeldBack = {
  since: 20,
  sightings: 1,
  sessions: 0,
  sessionsBefore: 1,
  counts: { removed: 1 },
  changes: [],
};
const held = (at: number) => ({ at, heldBack, message: 'lost 1 of its 1 sessions', ...none });

test('failures are counted from the first, and a success ends them', () => {
  const feed = feedOf([session]);
  const failing = stateAfterFailure(stateAfterFailure(taken(feed), { at: 20, ...timeout }), {
    at: 30,
    ...timeout,
  });
  expect(failing).toMatchObject({
    feed,
    fetchedAt: 10,
    checkedAt: 30,
    failure: { ...timeout, since: 20, attempts: 2 },
    source: 'network',
  });
  expect(stateAfterSame(failing, { at: 40, ...none })).toEqual({
    feed,
    fetchedAt: 40,
    checkedAt: 40,
    failure: null,
    source: 'network',
    heldBack: null,
    imports: [record],
    missing: [],
  });
});

test('a copy from disk stays one until its location answers', () => {
  const cached = stateFromCache({ feed: feedOf([session]), fetchedAt: 5, imports: [record] });
  expect(stateAfterFailure(cached, { at: 20, ...timeout })).toMatchObject({ source: 'cache', fetchedAt: 5 });
  expect(stateAfterSame(cached, { at: 20, ...none })).toMatchObject({
    source: 'network',
    fetchedAt: 20,
    imports: [record],
  });
});

test('a part is used only where there never was a good feed', () => {
  const part = feedOf([session], { complete: false });
  const failing = { code: 'FEED_INCOMPLETE', message: 'broke off', part } as const;
  const partial = stateAfterFailure(initialFeedState, { at: 10, ...failing });
  expect(partial).toMatchObject({ feed: part, fetchedAt: null, source: 'network' });
  const good = stateAfterImport(partial, { at: 20, feed: feedOf([session]), imports: [], ...none });
  expect(stateAfterFailure(good, { at: 30, ...failing }).feed).toBe(good.feed);
});

test('a part without sessions does not replace one with some', () => {
  const part = feedOf([session], { complete: false });
  const failing = { code: 'FEED_INCOMPLETE', message: 'broke off' } as const;
  const partial = stateAfterFailure(initialFeedState, { at: 10, ...failing, part });
  const empty = feedOf([], { complete: false });
  expect(stateAfterFailure(partial, { at: 20, ...failing, part: empty }).feed).toBe(part);
});

test('what is held back leaves the good feed as it was, and is no failed attempt', () => {
  const feed = feedOf([session]);
  const state = stateAfterHolding(taken(feed), held(20));
  expect(state).toMatchObject({
    feed,
    fetchedAt: 10,
    checkedAt: 20,
    heldBack,
    failure: { code: 'FEED_HELD_BACK', since: 20, attempts: 1 },
  });
  expect(stateAfterFailure(state, { at: 30, ...timeout })).toMatchObject({
    heldBack,
    failure: { ...timeout, since: 30, attempts: 1 },
  });
  expect(stateAfterSame(state, { at: 30, ...none })).toMatchObject({ heldBack: null, failure: null });
});

test('another feed, source, failure or sighting is news; another attempt is not', () => {
  const feed = feedOf([session]);
  const good = taken(feed);
  const failed = stateAfterFailure(good, { at: 20, ...timeout });
  expect(differs(initialFeedState, good)).toBe(true);
  expect(differs(stateFromCache({ feed, fetchedAt: 5, imports: [] }), good)).toBe(true);
  expect(differs(good, failed)).toBe(true);
  expect(differs(failed, stateAfterFailure(failed, { at: 30, ...timeout, message: 'later' }))).toBe(true);
  expect(differs(failed, stateAfterFailure(failed, { at: 30, ...timeout }))).toBe(false);
  expect(differs(good, stateAfterSame(good, { at: 20, ...none }))).toBe(false);
  expect(differs(good, stateAfterHolding(good, held(20)))).toBe(true);
  const missing = [{ location: 'speakers.json', ...timeout }];
  const lacking = stateAfterSame(good, { at: 20, missing });
  expect(differs(good, lacking)).toBe(true);
  expect(differs(lacking, stateAfterSame(lacking, { at: 30, missing: structuredClone(missing) }))).toBe(
    false,
  );
});

test('an incomplete feed is explained by its first error, with its line', () => {
  const error = { severity: 'error', code: 'xml-broken', message: 'the text ends inside <day>.' } as const;
  const warning = { ...error, severity: 'warning', message: 'odd' } as const;
  const problems = [
    { ...warning, position: { line: 2 } },
    { ...error, position: { line: 7 } },
  ];
  expect(describeIncomplete(feedOf([], { complete: false, problems }))).toBe(
    'is not a whole programme (line 7): the text ends inside <day>',
  );
});
