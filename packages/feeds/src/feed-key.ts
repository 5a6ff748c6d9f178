import { createHash } from 'node:crypto';
import type { CalendarOptions, FormatName, ScheduleMap } from '@foyer/schedule';

/** What makes two programmes the same one: where they are, and how they are read. */
export interface FeedKey {
  location: string;
  /** null: it is recognised from the content. */
  format: FormatName | null;
  timezone: string;
  /** BCP 47: in which to ask for it, for some servers name rooms in the reader's language. */
  language: string;
  /** Locations of what belongs to it, such as its speakers; fetched and read with it. */
  companions?: readonly string[];
  /** Where a feed of no known format has what; then `format` does not count. */
  map?: ScheduleMap | null;
  calendar?: CalendarOptions | null;
}

/** The name under which a programme is kept; the same in each process that reads it in the same way. */
export function identifyFeed(key: FeedKey): string {
  const { location, format, timezone, language, companions = [], map = null, calendar = null } = key;
  const identity = JSON.stringify([location, format, timezone, language, companions, map, calendar]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
