import { compareFeeds, type Instant } from '@foyer/schedule';
import { type HeldBack, isTooSmall, SIGHTINGS_NEEDED } from './hold-back.ts';
import { compareImports, type ImportChanges, type ImportRecord } from './import-record.ts';
import type { HeldImport, ReadImport } from './read-import.ts';

export type Verdict =
  | { kind: 'incomplete' }
  | { kind: 'held'; held: HeldImport }
  /** `changes` is null where there was nothing to compare with. */
  | { kind: 'taken'; how: ImportRecord['how']; changes: ImportChanges | null };

interface Known {
  good: ReadImport | undefined;
  held: HeldImport | undefined;
  at: Instant;
}

/** What is to be done with an import that is not, letter for letter, the good one. */
export function judgeImport(came: ReadImport, { good, held, at }: Known): Verdict {
  if (!came.feed.complete) return { kind: 'incomplete' };
  if (good === undefined) return { kind: 'taken', how: 'first', changes: null };
  const changes = compareImports(good.feed, came.feed);
  if (!isTooSmall(good.feed, changes)) return { kind: 'taken', how: 'fetched', changes };
  // A source may write the time into each copy and still say the same.
  const isSeenAgain = held !== undefined && compareFeeds(held.feed, came.feed).length === 0;
  const before = isSeenAgain ? held.heldBack : { since: at, sightings: 0 };
  const sightings = before.sightings + 1;
  if (sightings >= SIGHTINGS_NEEDED) return { kind: 'taken', how: 'confirmed', changes };
  const heldBack: HeldBack = {
    ...changes,
    since: before.since,
    sightings,
    sessions: came.feed.sessions.length,
    sessionsBefore: good.feed.sessions.length,
  };
  return { kind: 'held', held: { ...came, heldBack } };
}
