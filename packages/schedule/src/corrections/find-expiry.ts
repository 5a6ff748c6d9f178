import type { ProgrammeDays } from '../build/programme-days.ts';
import { END_OF_TIME, type Instant, type Session } from '../model.ts';
import { DAY_MS } from '../times/wall-time.ts';
import type { Correction } from './correction.ts';

/** Long enough for whoever looks up what took place, short enough not to meet the next conference. */
const CANCELLATION_OUTLASTS_MS = 30 * DAY_MS;

/**
 * When a correction ends by itself: if it does not say so, a delay and what is on now end with their programme
 * day, and a cancellation 30 days after the last session, since an archive too must not tell of a talk that
 * nobody gave.
 */
export function findExpiry(
  correction: Correction,
  { days, sessions }: { days: ProgrammeDays; sessions: readonly Session[] },
): Instant {
  if (correction.expiresAt !== null) return correction.expiresAt;
  switch (correction.kind) {
    case 'delay':
      return days.getDayChange(days.getDay(correction.from) + 1);
    case 'now':
      return days.getDayChange(days.getDay(correction.at) + 1);
    case 'cancel':
      return sessions.length === 0 ? END_OF_TIME : findLastEnd(sessions) + CANCELLATION_OUTLASTS_MS;
  }
}

function findLastEnd(sessions: readonly Session[]): Instant {
  let last = Number.NEGATIVE_INFINITY;
  for (const { startsAt, endsAt } of sessions) last = Math.max(last, endsAt ?? startsAt);
  return last;
}
