import { type Correction, compareCorrections } from './correction.ts';

/** What is made at once: of each reading the correction as it is judged there; null: it is not for that one. */
export type CorrectionStep = readonly (Correction | null)[];

/**
 * The corrections of all readings of a programme in the order in which they add up. A cancellation is one, in however
 * many of them it is made.
 * @param lists of each reading its own
 */
export function listSteps(lists: readonly (readonly Correction[])[]): CorrectionStep[] {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) {
    return only.toSorted(compareCorrections).map(correction => [correction]);
  }
  const cancelled = new Map<string, (Correction | null)[]>();
  const made: { correction: Correction; step: (Correction | null)[] }[] = [];
  for (const [index, list] of lists.entries()) {
    for (const correction of list) {
      const known = correction.kind === 'cancel' ? cancelled.get(correction.id) : undefined;
      const step = known ?? lists.map(() => null);
      step[index] = correction;
      if (known !== undefined) continue;
      if (correction.kind === 'cancel') cancelled.set(correction.id, step);
      made.push({ correction, step });
    }
  }
  return made.sort((a, b) => compareAmongReadings(a.correction, b.correction)).map(({ step }) => step);
}

/** Those of the config are numbered in its order, which the lists of several readings do not tell any more. */
function compareAmongReadings(a: Correction, b: Correction): number {
  if (a.createdAt !== null || b.createdAt !== null) return compareCorrections(a, b);
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
