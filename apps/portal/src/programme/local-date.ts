import type { Instant } from '@foyer/schedule';

// Swedish writes dates and times as ISO 8601 does.
const LOCALE = 'sv-SE';
const dates = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of an instant in a zone, `YYYY-MM-DD`. */
export function localDate(at: Instant, timezone: string): string {
  return keep(dates, timezone, { dateStyle: 'short' }).format(at);
}

/** What the clocks of a zone show at an instant, `HH:MM`. */
export function localTime(at: Instant, timezone: string): string {
  return keep(times, timezone, { timeStyle: 'short' }).format(at);
}

/**
 * What date and clocks of a zone show at an instant, in milliseconds as if they were those of UTC. By the clocks, and not
 * by hours gone since midnight: in two nights of a year these are not the same.
 */
export function localWall(at: Instant, timezone: string): number {
  return Date.parse(`${localDate(at, timezone)}T${localTime(at, timezone)}Z`);
}

function keep(
  formats: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  style: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LOCALE, { timeZone, ...style });
    formats.set(timeZone, format);
  }
  return format;
}
