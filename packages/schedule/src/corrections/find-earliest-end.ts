import type { ProgrammeDays } from '../build/programme-days.ts';
import { END_OF_TIME, type Instant, type Session } from '../model.ts';
import { DAY_MS } from '../times/wall-time.ts';
import type { Correction, DelayCorrection, NowCorrection } from './correction.ts';

/** Long enough for whoever looks up what took place, short enough not to meet the next conference. */
const CANCELLATION_OUTLASTS_MS = 30 * DAY_MS;

/** A correction of a day, that says nothing of its end. */
export type DayCorrection = (DelayCorrection | NowCorrection) & { expiresAt: null };

export function isOfDay(correction: Correction): correction is DayCorrection {
  return correction.expiresAt === null && correction.kind !== 'cancel';
}

/**
 * Before when a correction does not end by itself: if it does not say so, a delay and what is on now do not end
 * before their programme day does, and a cancellation ends 30 days after the last session, since an archive too
 * must not tell of a talk that nobody gave. Of those that are not of a day it is when they end.
 */
export function findEarliestEnd(
  correction: Correction,
  { days, sessions }: { days: ProgrammeDays; sessions: readonly Session[] },
): Instant {
  if (correction.expiresAt !== null) return correction.expiresAt;
  if (correction.kind !== 'cancel') return findDayEnd(correction, days);
  return sessions.length === 0 ? END_OF_TIME : findLastEnd(sessions) + CANCELLATION_OUTLASTS_MS;
}

/** When the programme day is over that a correction is about. */
export function findDayEnd(correction: DelayCorrection | NowCorrection, days: ProgrammeDays): Instant {
  return days.getDayChange(getDay(correction, days) + 1);
}

/** Whatever it has moved, it does not outlast the next day: a session may be said to last a year. */
export function findLatestEnd(correction: DayCorrection, days: ProgrammeDays): Instant {
  return days.getDayChange(getDay(correction, days) + 2);
}

function getDay(correction: DelayCorrection | NowCorrection, days: ProgrammeDays): number {
  return days.getDay(correction.kind === 'delay' ? correction.from : correction.at);
}

function findLastEnd(sessions: readonly Session[]): Instant {
  let last = Number.NEGATIVE_INFINITY;
  for (const { startsAt, endsAt } of sessions) last = Math.max(last, endsAt ?? startsAt);
  return last;
}
