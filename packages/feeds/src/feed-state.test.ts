import type { ParsedFeed, Session } from '@foyer/schedule';
import { expect, test } from 'vitest';
import {
  differs,
  findFlaw,
  initialFeedState,
  stateAfterFailure,
  stateAfterSuccess,
  stateFromCache,
} from './feed-state.ts';

const session = { guid: 'a', title: 'A' } as Session;

const feedOf = (sessions: Session[], complete = true): ParsedFeed => ({
  format: 'frab',
  conference: {
    title: null,
    acronym: null,
    version: null,
    url: null,
    timezone: null,
    dayChangeMinutes: null,
    days: [],
  },
  rooms: [],
  sessions,
  problems: complete
    ? []
    : [
        {
          severity: 'error',
          code: 'xml-broken',
          message: 'the text ends inside <day>.',
          position: { line: 7 },
        },
      ],
  complete,
});

const timeout = { code: 'FEED_TIMEOUT', message: 'late' } as const;

test('failures are counted from the first, and a success ends them', () => {
  const feed = feedOf([session]);
  const good = stateAfterSuccess(initialFeedState, { at: 10, feed: feed });
  const failing = stateAfterFailure(stateAfterFailure(good, { at: 20, ...timeout }), { at: 30, ...timeout });
  expect(failing).toEqual({
    feed,
    fetchedAt: 10,
    checkedAt: 30,
    failure: { ...timeout, since: 20, attempts: 2 },
    source: 'network',
  });
  expect(stateAfterSuccess(failing, { at: 40 })).toEqual({
    feed,
    fetchedAt: 40,
    checkedAt: 40,
    failure: null,
    source: 'network',
  });
});

test('a copy from disk stays one until its location answers', () => {
  const cached = stateFromCache(feedOf([session]), 5);
  expect(stateAfterFailure(cached, { at: 20, ...timeout })).toMatchObject({ source: 'cache', fetchedAt: 5 });
  expect(stateAfterSuccess(cached, { at: 20 })).toMatchObject({ source: 'network', fetchedAt: 20 });
});

test('a part is used only where there never was a good feed', () => {
  const part = feedOf([session], false);
  const failing = { code: 'FEED_INCOMPLETE', message: 'broke off', part } as const;
  const partial = stateAfterFailure(initialFeedState, { at: 10, ...failing });
  expect(partial).toMatchObject({ feed: part, fetchedAt: null, source: 'network' });
  const good = stateAfterSuccess(partial, { at: 20, feed: feedOf([session]) });
  expect(stateAfterFailure(good, { at: 30, ...failing }).feed).toBe(good.feed);
});

test('a part without sessions does not replace one with some', () => {
  const part = feedOf([session], false);
  const failing = { code: 'FEED_INCOMPLETE', message: 'broke off' } as const;
  const partial = stateAfterFailure(initialFeedState, { at: 10, ...failing, part });
  expect(stateAfterFailure(partial, { at: 20, ...failing, part: feedOf([], false) }).feed).toBe(part);
});

test('an incomplete feed is a failure that says why and where', () => {
  expect(findFlaw(feedOf([session], false), initialFeedState)).toEqual({
    code: 'FEED_INCOMPLETE',
    found: 'is not a whole programme (line 7): the text ends inside <day>',
  });
});

test('an empty feed is a failure only after one with sessions', () => {
  const empty = feedOf([]);
  expect(findFlaw(empty, initialFeedState)).toBeUndefined();
  expect(findFlaw(empty, stateAfterSuccess(initialFeedState, { at: 10, feed: empty }))).toBeUndefined();
  expect(findFlaw(empty, stateAfterSuccess(initialFeedState, { at: 10, feed: feedOf([session]) }))).toEqual({
    code: 'FEED_EMPTIED',
    found: 'has no sessions any more, where it had 1',
  });
});

test('an empty feed may follow a part of one, for that was never good', () => {
  const part = feedOf([session], false);
  const failing = { code: 'FEED_INCOMPLETE', message: 'broke off', part } as const;
  expect(findFlaw(feedOf([]), stateAfterFailure(initialFeedState, { at: 10, ...failing }))).toBeUndefined();
});

test('another feed, source or failure is news; another attempt is not', () => {
  const feed = feedOf([session]);
  const good = stateAfterSuccess(initialFeedState, { at: 10, feed });
  const failed = stateAfterFailure(good, { at: 20, ...timeout });
  expect(differs(initialFeedState, good)).toBe(true);
  expect(differs(stateFromCache(feed, 5), good)).toBe(true);
  expect(differs(good, failed)).toBe(true);
  expect(differs(failed, stateAfterFailure(failed, { at: 30, ...timeout, message: 'later' }))).toBe(true);
  expect(differs(failed, stateAfterFailure(failed, { at: 30, ...timeout }))).toBe(false);
  expect(differs(good, stateAfterSuccess(good, { at: 20 }))).toBe(false);
});
