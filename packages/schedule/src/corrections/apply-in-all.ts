import type { Session } from '../model.ts';
import { applyCorrection } from './apply-correction.ts';
import type { Correction } from './correction.ts';
import type { CorrectedSession } from './correction-outcome.ts';
import type { DraftSession, ProgrammeDraft } from './programme-draft.ts';

/** One reading of a programme, while corrections are made to all of them. */
export interface DraftReading {
  draft: ProgrammeDraft;
  /** The correction as it is judged there; null: it is not for the rooms of this reading. */
  correction: Correction | null;
}

export interface AppliedCorrection {
  /** The sessions that it is about; null: its room is none of this reading, or it is not for it. */
  concerned: readonly DraftSession[] | null;
  changes: readonly CorrectedSession[];
  /** What it has done in another reading to sessions that this one has too. */
  carried: readonly CorrectedSession[];
}

/**
 * Makes one correction in the readings of a programme that it is for, and does to the same sessions of the others what
 * it did there, before the next is made: rooms in two time zones each know their own corrections only. What is put on
 * is so at one instant in all; all else moves by as much as it did there, from where it is.
 * @returns one for each reading
 */
export function applyInAll(readings: readonly DraftReading[]): AppliedCorrection[] {
  const made = readings.map(({ draft, correction }) => {
    const concerned = correction === null ? null : applyCorrection(draft, correction);
    return { concerned, changes: correction === null ? [] : draft.takeChanges(correction) };
  });
  return readings.map(({ draft }, index) => {
    const known = new Set(made[index]?.changes.map(({ published }) => published.guid));
    const carried = made.flatMap(({ changes }, from) => {
      const correction = readings[from]?.correction;
      if (!correction || from === index) return [];
      for (const change of changes) {
        if (known.has(change.published.guid)) continue;
        known.add(change.published.guid);
        carryOver(draft, { correction, change });
      }
      return draft.takeChanges(correction);
    });
    return { concerned: null, changes: [], ...made[index], carried };
  });
}

function carryOver(
  draft: ProgrammeDraft,
  { correction, change }: { correction: Correction; change: CorrectedSession },
): void {
  const subject = draft.find(change.published.guid);
  if (subject === undefined) return;
  const { before, after } = change;
  const cancelled = before.cancelled === after.cancelled ? {} : { cancelled: after.cancelled };
  if (correction.kind === 'now' && correction.guid === change.published.guid) {
    const { startsAt, endsAt, rooms } = after;
    subject.day = draft.days.getDay(startsAt);
    draft.change(subject, { startsAt, endsAt, rooms, ...cancelled });
    return;
  }
  const startsAt = subject.session.startsAt + after.startsAt - before.startsAt;
  const endsAt = shiftEnd({ session: subject.session, startsAt, before, after });
  draft.change(subject, { startsAt, endsAt, ...cancelled });
}

function shiftEnd({
  session,
  startsAt,
  before,
  after,
}: {
  session: Session;
  startsAt: number;
  before: Session;
  after: Session;
}): number | null {
  if (after.endsAt === null)
    return session.endsAt === null ? null : session.endsAt + startsAt - session.startsAt;
  // One that said nothing of its end, and has been ended.
  if (session.endsAt === null || before.endsAt === null) return startsAt + after.endsAt - after.startsAt;
  return Math.max(startsAt, session.endsAt + after.endsAt - before.endsAt);
}
