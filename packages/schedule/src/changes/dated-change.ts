import type { Instant } from '../model.ts';
import type { SessionChange } from './session-change.ts';

/** A change, and when the import came that had it, or the correction was made or ended. */
export interface DatedChange {
  at: Instant;
  change: SessionChange;
  /** What the organisers say to it; missing: nothing. */
  note?: string | null;
}
