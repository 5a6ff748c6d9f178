import type { Instant } from '@foyer/schedule';

/** `10:05` */
export function formatTime(at: Instant, timezone: string): string {
  return format(at, { timeZone: timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `Saturday 13 June` */
export function formatDay(at: Instant, timezone: string): string {
  return format(at, { timeZone: timezone, weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
}

/** `Saturday 13 June, 10:05` */
export function formatDayTime(at: Instant, timezone: string): string {
  return `${formatDay(at, timezone)}, ${formatTime(at, timezone)}`;
}

/** `Friday 27 December 2019, 11:03 (Europe/Berlin)`, where the year is not that of whoever reads. */
export function formatMoment(at: Instant, timezone: string): string {
  const year = format(at, { timeZone: timezone, year: 'numeric' });
  return `${formatDay(at, timezone)} ${year}, ${formatTime(at, timezone)} (${timezone})`;
}

/** `10:00–10:30`; where the programme does not say when it ends, `10:00`. */
export function formatSpan(
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant | null },
  timezone: string,
): string {
  const end = endsAt === null ? '' : `–${formatTime(endsAt, timezone)}`;
  return `${formatTime(startsAt, timezone)}${end}`;
}

function format(at: Instant, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(at);
}
