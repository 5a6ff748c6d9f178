import type { Feed } from '../model.ts';
import type { Correction } from './correction.ts';

export interface CorrectableSource {
  /** The rooms of the config that it is for. */
  rooms: readonly string[];
  feed: Pick<Feed, 'sessions'> | null;
}

/**
 * Which of several programmes each correction is for: that of its room, or for a cancellation all that have the
 * session. What is for none is given to the first, so that it is told there.
 */
export function assignCorrections(
  corrections: readonly Correction[],
  sources: readonly CorrectableSource[],
): Correction[][] {
  const assigned = sources.map((): Correction[] => []);
  for (const correction of corrections) {
    const takers = assigned.filter((_, index) => isFor(correction, sources[index]));
    for (const taker of takers.length > 0 ? takers : assigned.slice(0, 1)) taker.push(correction);
  }
  return assigned;
}

function isFor(correction: Correction, source: CorrectableSource | undefined): boolean {
  if (source === undefined) return false;
  if (correction.kind !== 'cancel') return source.rooms.includes(correction.room);
  return source.feed?.sessions.some(({ guid }) => guid === correction.guid) ?? false;
}
