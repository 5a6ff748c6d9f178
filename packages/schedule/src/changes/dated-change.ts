import type { Instant } from '../model.ts';
import type { SessionChange } from './session-change.ts';

/** A change, and when the import came that had it. */
export interface DatedChange {
  at: Instant;
  change: SessionChange;
}
