import { ScheduleError } from './errors.ts';
import { BEGINNING_OF_TIME, END_OF_TIME, type Feed, type Instant } from './model.ts';
import { DAY_MS, toInstant, toWallTime } from './times/wall-time.ts';

export interface ShiftFeedOptions {
  /** Whole days, negative ones into the past. */
  days: number;
  /** Where the wall clocks hang. */
  timezone: string;
}

/**
 * Moves a programme by whole days, to rehearse one or to show an example. Wall times stay as they are: what
 * begins at ten begins at ten, whether or not the clocks change in between.
 *
 * Throws `shift-out-of-range` for a part of a day or for what leads out of the years 1 to 9999.
 */
export function shiftFeed(feed: Feed, { days, timezone }: ShiftFeedOptions): Feed {
  if (!Number.isInteger(days)) {
    throw new ScheduleError('shift-out-of-range', `Expected a whole number of days, but ${days} came.`);
  }
  if (days === 0) return feed;
  const shift = (instant: Instant): Instant => {
    const wall = toWallTime(instant, timezone) + days * DAY_MS;
    if (wall - DAY_MS > BEGINNING_OF_TIME && wall + DAY_MS < END_OF_TIME) return toInstant(wall, timezone);
    throw new ScheduleError(
      'shift-out-of-range',
      `Expected days that stay within the years 1 to 9999, but ${days} came.`,
    );
  };
  const shiftIfKnown = (instant: Instant | null) => (instant === null ? null : shift(instant));
  return {
    ...feed,
    conference: {
      ...feed.conference,
      days: feed.conference.days.map(day => ({
        date: shiftDate(day.date, days),
        startsAt: shiftIfKnown(day.startsAt),
        endsAt: shiftIfKnown(day.endsAt),
      })),
    },
    sessions: feed.sessions.map(session => {
      const startsAt = shift(session.startsAt);
      const endsAt = shiftIfKnown(session.endsAt);
      // In the hour that the clocks leave out, a start may move past its end.
      const isReversed = endsAt !== null && endsAt < startsAt;
      return { ...session, startsAt, endsAt: isReversed ? startsAt + lengthOf(session) : endsAt };
    }),
  };
}

function lengthOf({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant | null }): number {
  return (endsAt ?? startsAt) - startsAt;
}

function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
