import type { Instant, Session } from '../model.ts';
import { HOUR_MS } from '../times/wall-time.ts';
import type { ProgrammeDays } from './programme-days.ts';

/** How long a session is taken to be that has no stated end and no next one on its day. */
export const DEFAULT_LENGTH_MS = HOUR_MS;

/** A session whose end is known, or concluded. */
export interface PlacedSession {
  session: Session;
  startsAt: Instant;
  endsAt: Instant;
}

/**
 * Sorts the sessions of one room by start, then end. One without a stated end ends where the next of its
 * day begins, or after an hour, but with its day at the latest. What takes whole days is beside it, and does not end it.
 */
export function placeSessions(sessions: readonly Session[], days: ProgrammeDays): PlacedSession[] {
  const timed = sessions.filter(session => !days.takesWholeDays(session));
  const starts = [...new Set(timed.map(session => session.startsAt))].sort((a, b) => a - b);
  const nextStarts = new Map(starts.map((start, index) => [start, starts[index + 1]]));
  const concludeEnd = (startsAt: Instant): Instant => {
    const nextStart = nextStarts.get(startsAt);
    const day = days.getDay(startsAt);
    if (nextStart !== undefined && days.getDay(nextStart) === day) return nextStart;
    return Math.min(
      startsAt + DEFAULT_LENGTH_MS,
      days.getDayChange(day + 1),
      nextStart ?? Number.POSITIVE_INFINITY,
    );
  };
  return sessions
    .map(session => ({
      session,
      startsAt: session.startsAt,
      endsAt:
        session.endsAt === null ? concludeEnd(session.startsAt) : Math.max(session.startsAt, session.endsAt),
    }))
    .sort(comparePlaces);
}

function comparePlaces(a: PlacedSession, b: PlacedSession): number {
  if (a.startsAt !== b.startsAt) return a.startsAt - b.startsAt;
  if (a.endsAt !== b.endsAt) return a.endsAt - b.endsAt;
  return a.session.guid < b.session.guid ? -1 : 1;
}
