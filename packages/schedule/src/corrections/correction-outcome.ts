import type { Instant, Session } from '../model.ts';
import type { Correction } from './correction.ts';
import { isOfDay } from './find-earliest-end.ts';

/**
 * `applies`: to at least one session. `expired`: it is over. `overtaken`: the programme itself has moved all
 * that it is about. Of the others, what it names is not there.
 */
export type CorrectionState = 'applies' | 'expired' | 'overtaken' | 'room-unknown' | 'session-unknown';

export interface CorrectedSession {
  /** As the programme has it. */
  published: Session;
  /** As the corrections before this one left it. */
  before: Session;
  after: Session;
}

/** What has become of a correction. */
export interface CorrectionOutcome {
  correction: Correction;
  state: CorrectionState;
  /** When it ends by itself. */
  expiresAt: Instant;
  changes: readonly CorrectedSession[];
  /** Sessions that it leaves alone, since the programme has moved them itself. */
  overtaken: readonly Session[];
}

/**
 * The correction as it is to be kept: with the session that was found for it, and with the starts of what it
 * changed, so that it is not applied twice once the programme says the same. When one of a day ends depends on what
 * is made after it, and is not kept unless it says so.
 */
export function completeCorrection({ correction, expiresAt, changes }: CorrectionOutcome): Correction {
  const first = changes[0]?.published.guid ?? null;
  return {
    ...(correction.kind === 'delay' ? { ...correction, guid: correction.guid ?? first } : correction),
    expiresAt: isOfDay(correction) ? null : expiresAt,
    publishedStarts: new Map(changes.map(({ published }) => [published.guid, published.startsAt])),
  };
}

/**
 * A cancellation with the starts that its session has in each programme, as it is judged there, where several have it.
 * @param made one for each of them, with the first of its rooms
 */
export function recordStartsIn(
  correction: Correction,
  made: readonly { room: string; outcome: CorrectionOutcome }[],
): Correction {
  if (correction.kind !== 'cancel' || made.length < 2) return correction;
  const starts = made.flatMap(({ room, outcome }) =>
    outcome.changes
      .filter(({ published }) => published.guid === correction.guid)
      .map(({ published }) => [room, published.startsAt] as const),
  );
  return { ...correction, startsIn: new Map(starts) };
}
