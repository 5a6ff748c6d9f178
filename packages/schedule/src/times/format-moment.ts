import type { Instant } from '../model.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Fri 20 Nov, 10:30`: what the walls of the zone show, in sentences for people. */
export function formatMoment(instant: Instant, timezone: string): string {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  return format.format(instant);
}
