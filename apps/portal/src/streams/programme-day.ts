import type { Instant, ProgrammeDays, SessionRow } from '@foyer/schedule';

/** A day on which a conference has sessions, from the first that begins to the last that ends, in whatever room. */
export interface ProgrammeDay {
  startsAt: Instant;
  endsAt: Instant;
  /** The midnight before, and when the day is over for everybody. */
  opensAt: Instant;
  closesAt: Instant;
}

/** Sorted. */
export function listProgrammeDays(sessions: readonly SessionRow[], days: ProgrammeDays): ProgrammeDay[] {
  const byDay = Map.groupBy(sessions, ({ session }) => days.getDayOf(session));
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, ofDay]) => {
      let startsAt = Number.POSITIVE_INFINITY;
      let endsAt = Number.NEGATIVE_INFINITY;
      for (const row of ofDay) {
        startsAt = Math.min(startsAt, row.startsAt);
        endsAt = Math.max(endsAt, findEnd(row));
      }
      const closesAt = Math.max(endsAt, days.getDayChange(day + 1));
      return { startsAt, endsAt, opensAt: days.getMidnightBefore(day), closesAt };
    });
}

/** As the programme says it: the schedule lets a session last until the next, where that is but minutes away. */
export function findEnd({ startsAt, endsAt, session }: SessionRow): Instant {
  return session.endsAt === null ? endsAt : Math.max(startsAt, session.endsAt);
}
