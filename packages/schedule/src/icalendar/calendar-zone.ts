import type { Instant } from '../model.ts';
import type { WallTime } from '../times/wall-time.ts';

/** Where a time of a calendar is read. */
export interface CalendarZone {
  /** The IANA name; null for one that only the calendar itself describes. */
  name: string | null;
  toInstant: (wall: WallTime) => Instant;
}

export const UTC: CalendarZone = { name: 'UTC', toInstant: wall => wall };
