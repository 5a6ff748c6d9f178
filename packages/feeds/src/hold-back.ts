import type { Feed, Instant } from '@foyer/schedule';
import type { ImportChanges } from './import-record.ts';

/** So many fetches in a row have to say the same before an import is taken that lost more than half. */
export const SIGHTINGS_NEEDED = 3;

/** An import that is not taken yet, for it lost more than half of the sessions. */
export interface HeldBack extends ImportChanges {
  since: Instant;
  /** How many fetches in a row have said the same. */
  sightings: number;
  /** In it. */
  sessions: number;
  /** In the last good one, which is shown. */
  sessionsBefore: number;
}

/** Whether an import lost more than half of the sessions. One that is cancelled is still in it. */
export function isTooSmall(before: Pick<Feed, 'sessions'>, { counts }: ImportChanges): boolean {
  return (counts.removed ?? 0) * 2 > before.sessions.length;
}

/** A fetch that fails, or is broken, has not said the same: those before it do not count. */
export function forgetSightings(heldBack: HeldBack): HeldBack {
  return { ...heldBack, sightings: 0 };
}

/** `programme` is its location as it may be shown. */
export function describeHeldBack(programme: string, { counts, sessionsBefore, sightings }: HeldBack): string {
  const seen =
    sightings === 0
      ? 'the last fetch did not'
      : `it was seen ${sightings === 1 ? 'once' : `${sightings} times`}`;
  return `${programme} lost ${counts.removed ?? 0} of its ${sessionsBefore} sessions. That is held back, and the last good copy stays, until ${SIGHTINGS_NEEDED} fetches in a row say so; ${seen}. If it is meant, say so: npm run schedule accept`;
}
