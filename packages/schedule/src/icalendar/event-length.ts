import ICAL from 'ical.js';
import { END_OF_TIME, type Instant } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { DAY_MS } from '../times/wall-time.ts';
import type { CalendarTime } from './calendar-time.ts';
import type { PropertyReader } from './property-reader.ts';

/** How long an event is: days by the calendar, which need not have 24 hours, and then time. */
export interface EventLength {
  days: number;
  restMs: number;
}

const ONE_DAY: EventLength = { days: 1, restMs: 0 };
/** An exhibition may last for weeks; what is longer is a slip. */
const MAX_DAYS = 31;
const OPEN = 'The event is taken to have no stated end.';

/** When an event of a length ends that starts then. */
export function findEnd(start: CalendarTime, length: EventLength | null): Instant | null {
  if (length === null) return null;
  const { days, restMs } = length;
  const moved = days === 0 ? start.instant : start.zone.toInstant(start.wall + days * DAY_MS);
  const end = moved + restMs;
  return end < END_OF_TIME ? end : null;
}

/** The length of an event by DTEND or DURATION; a whole day has one even if it states none. */
export function readLength(options: {
  event: PropertyReader;
  start: CalendarTime;
  /** DTEND, if it can be read. */
  end: CalendarTime | undefined;
  log: ProblemLog;
}): EventLength | null {
  const { event, start, log } = options;
  const end = event.find('DTEND');
  const stated = end ?? event.find('DURATION');
  if (stated === null) return start.isDate ? ONE_DAY : null;
  const length = end === null ? parseLength(stated.raw) : measureLength(start, options.end);
  const came = `“${shorten(stated.raw, 40)}” came`;
  const { position } = stated;
  const expected = end === null ? 'DURATION:PT1H30M' : 'DTEND:YYYYMMDDTHHMMSS';
  if (length === null) {
    log.warn('end-unreadable', `Expected ${expected}, but ${came}. ${OPEN}`, position);
  } else if (length.days < 0 || length.restMs < 0) {
    log.warn('end-before-start', `Expected an end after the start, but ${came}. ${OPEN}`, position);
  } else if (length.days + length.restMs / DAY_MS > MAX_DAYS) {
    log.warn('duration-absurd', `Expected at most ${MAX_DAYS} days, but ${came}. ${OPEN}`, position);
  } else {
    // Some write the day itself for the end of a whole day, which is the midnight after it.
    return start.isDate && length.days + length.restMs === 0 ? ONE_DAY : length;
  }
  return null;
}

function measureLength(start: CalendarTime, end: CalendarTime | undefined): EventLength | null {
  if (end === undefined) return null;
  if (start.isDate && end.isDate) return { days: Math.round((end.wall - start.wall) / DAY_MS), restMs: 0 };
  return { days: 0, restMs: end.instant - start.instant };
}

function parseLength(text: string): EventLength | null {
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(text);
    const sign = isNegative ? -1 : 1;
    const restMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    return { days: sign * (weeks * 7 + days), restMs: sign * restMs };
  } catch {
    return null;
  }
}
