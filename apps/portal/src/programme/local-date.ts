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
