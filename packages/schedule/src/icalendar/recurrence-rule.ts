import type { Instant, SourcePosition } from '../model.ts';
import { DAY_MS } from '../times/wall-time.ts';
import { parseCalendarDateTime } from './calendar-date-time.ts';
import type { CalendarZone } from './calendar-zone.ts';
import type { CalendarProperty } from './property-reader.ts';

export interface RecurrenceRule {
  /** As ical.js reads them, UNTIL among them. */
  parts: Readonly<Record<string, unknown>>;
  /** Whether it ends by itself. */
  isFinite: boolean;
  position: SourcePosition;
}

/** RFC 5545, 3.8.5.3, says that there should not be more than one. */
export const MAX_RULES = 20;

export function readRule({ values: [value], position }: CalendarProperty): RecurrenceRule | null {
  if (typeof value !== 'object' || value === null) return null;
  const parts = { ...value };
  return { parts, isFinite: 'count' in parts || 'until' in parts, position };
}

/** The last instant at which a rule may recur; a day in UNTIL counts to its end, in the zone of the event. */
export function findUntil({ parts }: RecurrenceRule, zone: CalendarZone): Instant {
  const until = typeof parts.until === 'string' ? parseCalendarDateTime(parts.until) : undefined;
  if (until === undefined) return Number.POSITIVE_INFINITY;
  const { wall, hasTime, offsetMs } = until;
  if (!hasTime) return zone.toInstant(wall + DAY_MS) - 1;
  return offsetMs === null ? zone.toInstant(wall) : wall - offsetMs;
}
