import type { Instant } from '../model.ts';

export interface MomentDetail {
  year?: boolean;
  seconds?: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Fri 20 Nov, 10:30`: what the walls of the zone show, in sentences for people. */
export function formatMoment(
  instant: Instant,
  timezone: string,
  { year = false, seconds = false }: MomentDetail = {},
): string {
  const key = `${timezone} ${year} ${seconds}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(year && { year: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds && { second: '2-digit' }),
      hourCycle: 'h23',
    });
    formats.set(key, format);
  }
  return format.format(instant);
}
