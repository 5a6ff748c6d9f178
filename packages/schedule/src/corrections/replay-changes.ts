import type { Session } from '../model.ts';
import type { Correction } from './correction.ts';
import type { CorrectedSession } from './correction-outcome.ts';
import { describeSessionCorrection, findCorrectionKind } from './describe-session-correction.ts';

/** What a correction has done to a session in some reading of its programme. */
export interface MadeChange {
  correction: Correction;
  change: CorrectedSession;
  /** Whether a room of that reading takes what is in a room of the programme. */
  takes: (session: Pick<Session, 'rooms'>) => boolean;
}

/**
 * The session as changes leave it that were made to it in several readings of a programme: what is put on is so at its
 * instant, all else moves by as much as it did there. A room that is late has nothing to do with what has been moved
 * out of it, though its own reading does not know.
 * @param published as one of them has it
 * @param changes in the order in which they add up, of each correction one
 */
export function replayChanges(published: Session, changes: readonly MadeChange[]): Session {
  let session = published;
  let note: string | null = null;
  for (const made of changes) {
    const { correction } = made;
    if (correction.kind !== 'cancel' && !isPutOn(made) && !made.takes(session)) continue;
    const next = isPutOn(made) ? putOn(session, made.change) : shift(session, made.change);
    const isSame = findCorrectionKind(published, session) === findCorrectionKind(published, next);
    note = correction.note ?? (isSame ? note : null);
    session = next;
  }
  const correction = describeSessionCorrection({ published, session, note });
  return correction === null ? published : { ...session, correction };
}

function isPutOn({ correction, change }: MadeChange): boolean {
  return correction.kind === 'now' && correction.guid === change.published.guid;
}

function putOn(session: Session, { after }: CorrectedSession): Session {
  const { startsAt, endsAt, rooms } = after;
  return { ...session, startsAt, endsAt, rooms, ...(session.cancelled === true ? { cancelled: false } : {}) };
}

function shift(session: Session, { before, after }: CorrectedSession): Session {
  const startsAt = session.startsAt + after.startsAt - before.startsAt;
  return {
    ...session,
    startsAt,
    endsAt: shiftEnd({ session, startsAt, before, after }),
    ...(before.cancelled === after.cancelled ? {} : { cancelled: after.cancelled }),
  };
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
  if (after.endsAt === null) return session.endsAt;
  // One that said nothing of its end, and has been ended.
  if (session.endsAt === null || before.endsAt === null) return startsAt + after.endsAt - after.startsAt;
  return Math.max(startsAt, session.endsAt + after.endsAt - before.endsAt);
}
