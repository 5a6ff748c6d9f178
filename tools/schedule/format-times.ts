import { type Instant, markOffsets } from '@foyer/schedule';

/**
 * `10:05`; `02:30 (+01:00)` where the clocks show that twice.
 * @param beside further times that stand beside it: where the clocks are moved in between, each has its offset
 */
export function formatTime(at: Instant, timezone: string, beside: readonly Instant[] = []): string {
  const time = format(at, { timeZone: timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${time}${markOffsets([at, ...beside], timezone)(at)}`;
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

interface Span {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** `10:00–10:30`; where the programme does not say when it ends, `10:00`. */
export function formatSpan(span: Span, timezone: string, beside: readonly Span[] = []): string {
  const times = [span, ...beside].flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? startsAt]);
  const end = span.endsAt === null ? '' : `–${formatTime(span.endsAt, timezone, times)}`;
  return `${formatTime(span.startsAt, timezone, times)}${end}`;
}

function format(at: Instant, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(at);
}
