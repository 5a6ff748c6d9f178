import type { Instant } from '../model.ts';
import type { Correction } from './correction.ts';
import { isOvertaken, type PlacedDraft, type ProgrammeDraft } from './programme-draft.ts';

/** When something that has been moved was over before, and when it is now. */
export interface MovedEnd {
  before: Instant;
  after: Instant;
}

interface PushOptions {
  correction: Correction;
  /** Sorted by start. */
  following: readonly PlacedDraft[];
  ends: readonly MovedEnd[];
}

/**
 * Moves what follows by as much as it must, so that nothing begins before is over what used to be over by then:
 * breaks are used up first, and a pause within something does not wait for its end. Ends where the
 * programme itself has been re-timed since the correction was made, and gives the session it ended at.
 */
export function pushFollowing(
  draft: ProgrammeDraft,
  { correction, following, ends }: PushOptions,
): PlacedDraft | undefined {
  const moved = [...ends];
  for (const placed of following) {
    if (isOvertaken(placed.draft, correction)) return placed;
    const { startsAt, endsAt } = placed;
    let freeAt = startsAt;
    for (const { before, after } of moved) if (before <= startsAt) freeAt = Math.max(freeAt, after);
    if (freeAt === startsAt) continue;
    draft.move(placed, freeAt - startsAt);
    moved.push({ before: endsAt, after: endsAt + freeAt - startsAt });
  }
  return undefined;
}
