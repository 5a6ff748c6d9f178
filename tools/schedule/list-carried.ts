import type { CorrectedProgramme } from './correction-desk.ts';
import type { ReadChanges } from './describe-correction.ts';

/** What a correction does to sessions that are also in rooms which read the programme in another zone, as these have it. */
export function listCarried(programmes: readonly CorrectedProgramme[], id: string): ReadChanges[] {
  return programmes.flatMap(({ source, corrected }) =>
    (corrected?.carried ?? [])
      .filter(({ correction }) => correction.id === id)
      .map(({ changes }) => ({ changes, timezone: source.feed.timezone })),
  );
}
