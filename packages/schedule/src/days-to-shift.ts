import type { Feed, Instant } from './model.ts';
import { DAY_MS, toWallTime } from './times/wall-time.ts';

/**
 * How many days a programme moves so that its `day`-th day (from 1) falls on the day of `at`.
 * Days are those that the source names, or else the dates on which sessions begin.
 */
export function daysToShift(options: { feed: Feed; day: number; timezone: string; at: Instant }): number {
  const { feed, day, timezone, at } = options;
  const dayOf = (instant: Instant): number => Math.floor(toWallTime(instant, timezone) / DAY_MS);
  const days =
    feed.conference.days.length > 0
      ? feed.conference.days.map(({ date }) => Date.parse(date) / DAY_MS)
      : [...new Set(feed.sessions.map(session => dayOf(session.startsAt)))].sort((a, b) => a - b);
  const shown = days[Math.min(day, days.length) - 1];
  return shown === undefined ? 0 : dayOf(at) - shown;
}
