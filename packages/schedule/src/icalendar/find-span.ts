import { DAY_MS } from '../times/wall-time.ts';
import type { CalendarTime } from './calendar-time.ts';
import type { Span } from './expand-series.ts';

/** What lasts longer is the calendar of a club or a house, not that of a conference. */
const MAX_CONFERENCE_MS = 31 * DAY_MS;

export interface TimedEvent {
  start: CalendarTime;
  endsAt: number | null;
}

/** With the last day as its own clocks have it, `2026-11-20`. */
export interface ConferenceSpan extends Span {
  lastDay: string;
}

/**
 * While the conference of a calendar lasts, from its first event to the end of the day of its last; null if
 * that is longer than conferences are. Rules that end by themselves may go on until it is.
 */
export function findSpan(events: readonly TimedEvent[]): ConferenceSpan | null {
  let startsAt = Number.POSITIVE_INFINITY;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let endsAt = Number.NEGATIVE_INFINITY;
  let lastWallDay = 0;
  for (const event of events) {
    const { wall, instant, zone } = event.start;
    const lengthMs = Math.max(0, (event.endsAt ?? instant) - instant);
    startsAt = Math.min(startsAt, instant);
    if (instant + lengthMs < lastEnd) continue;
    lastEnd = instant + lengthMs;
    const nextDay = Math.ceil(Math.max(wall + 1, wall + lengthMs) / DAY_MS);
    const dayEndsAt = zone.toInstant(nextDay * DAY_MS);
    if (dayEndsAt <= endsAt) continue;
    endsAt = dayEndsAt;
    lastWallDay = nextDay - 1;
  }
  if (events.length === 0 || lastEnd - startsAt > MAX_CONFERENCE_MS) return null;
  const lastDay = new Date(lastWallDay * DAY_MS).toISOString().slice(0, 10);
  return { startsAt, endsAt, finiteEndsAt: startsAt + MAX_CONFERENCE_MS, lastDay };
}
