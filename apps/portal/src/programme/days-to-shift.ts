import type { Feed, Instant } from '@foyer/schedule';
import { localDate } from './local-date.ts';

const DAY_MS = 86_400_000;

/**
 * How many days a programme moves so that its `day`-th day (from 1) falls on the day of `at`.
 * Days are those that the source names, or else the dates on which sessions begin.
 */
export function daysToShift(options: { feed: Feed; day: number; timezone: string; at: Instant }): number {
  const { feed, day, timezone, at } = options;
  const dates =
    feed.conference.days.length > 0
      ? feed.conference.days.map(({ date }) => date)
      : [...new Set(feed.sessions.map(session => localDate(session.startsAt, timezone)))].sort();
  const date = dates[Math.min(day, dates.length) - 1];
  if (date === undefined) return 0;
  return Math.round((Date.parse(localDate(at, timezone)) - Date.parse(date)) / DAY_MS);
}
