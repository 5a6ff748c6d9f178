import type { Instant, Session } from '../model.ts';
import type { Correction } from './correction.ts';

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
 * changed, so that it is not applied twice once the programme says the same; and with its end, which does not
 * come while such a session lasts.
 */
export function completeCorrection({ correction, expiresAt, changes }: CorrectionOutcome): Correction {
  const ends = changes.map(({ after }) => after.endsAt ?? after.startsAt);
  const first = changes[0]?.published.guid ?? null;
  return {
    ...(correction.kind === 'delay' ? { ...correction, guid: correction.guid ?? first } : correction),
    expiresAt: correction.expiresAt ?? Math.max(expiresAt, ...ends),
    publishedStarts: new Map(changes.map(({ published }) => [published.guid, published.startsAt])),
  };
}
