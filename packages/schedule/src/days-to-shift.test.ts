import { expect, test } from 'vitest';
import { daysToShift } from './days-to-shift.ts';
import { makeFeed } from './testing/make-feed.ts';
import { makeSession } from './testing/make-session.ts';

const timezone = 'Europe/Lisbon';
const sessions = ['2026-06-12T23:30:00Z', '2026-06-12T09:00:00Z', '2026-06-14T09:00:00Z'].map(start =>
  makeSession({ guid: start, startsAt: Date.parse(start) }),
);
/** Half past midnight of the 20th in Lisbon. */
const at = Date.parse('2026-06-19T23:30:00Z');

test('days are those on which sessions begin, by the clock on the wall', () => {
  const feed = makeFeed(sessions);
  const shift = (day: number) => daysToShift({ feed, day, timezone, at });
  expect([1, 2, 3].map(shift)).toEqual([8, 7, 6]);
});

test('or those that the source names', () => {
  const days = ['2026-06-12', '2026-06-15'].map(date => ({ date, startsAt: null, endsAt: null }));
  const feed = makeFeed(sessions, { days });
  expect(daysToShift({ feed, day: 2, timezone, at })).toBe(5);
});

test('a day that there is not is the last, and of nothing none', () => {
  expect(daysToShift({ feed: makeFeed(sessions), day: 9, timezone, at })).toBe(6);
  expect(daysToShift({ feed: makeFeed([]), day: 1, timezone, at })).toBe(0);
});
