import type { Instant, SessionRow } from '@foyer/schedule';
import { findEnd, type ProgrammeDay } from './programme-day.ts';

/** What is on in a room; the words are those of the streaming website of the c3voc. */
export type Moment =
  | { kind: 'talk'; row: SessionRow }
  /** Between two sessions of a day. */
  | { kind: 'pause'; startsAt: Instant; endsAt: Instant }
  /** Before the first or after the last of a day, while sessions are on in another room. */
  | { kind: 'gap'; startsAt: Instant; endsAt: Instant }
  /** Between two days, `day` from 1 the first of them. */
  | { kind: 'daychange'; startsAt: Instant; endsAt: Instant; day: number };

/** null: before the first day and after the last. */
export function findMoment({
  sessions,
  days,
  at,
}: {
  /** Of the room, sorted by start, then end. */
  sessions: readonly SessionRow[];
  /** Of its conference. */
  days: readonly ProgrammeDay[];
  at: Instant;
}): Moment | null {
  const latest = sessions.findLast(session => isOn(session, at));
  // Of those that began then the one that is over first: the others stand beside it longer.
  const row = sessions.find(session => session.startsAt === latest?.startsAt && isOn(session, at));
  if (row !== undefined) return { kind: 'talk', row };
  const index = days.findLastIndex(({ startsAt }) => startsAt <= at);
  const day = days[index];
  if (day === undefined) return null;
  if (at < day.endsAt) return findIdle(sessions, day, at);
  const next = days[index + 1];
  return next === undefined
    ? null
    : { kind: 'daychange', startsAt: day.endsAt, endsAt: next.startsAt, day: index + 1 };
}

function isOn(session: SessionRow, at: Instant): boolean {
  return session.startsAt <= at && at < findEnd(session);
}

function findIdle(sessions: readonly SessionRow[], day: ProgrammeDay, at: Instant): Moment {
  const ends = sessions.map(findEnd).filter(end => day.startsAt < end && end <= at);
  const next = sessions.find(({ startsAt }) => startsAt > at && startsAt < day.endsAt);
  const isPause = ends.length > 0 && next !== undefined;
  return {
    kind: isPause ? 'pause' : 'gap',
    startsAt: Math.max(day.startsAt, ...ends),
    endsAt: next?.startsAt ?? day.endsAt,
  };
}
