import type { Instant } from '@foyer/schedule';
import { localDate } from '../programme/local-date.ts';

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function getFormat(
  locale: string,
  timezone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  // English alone would mean the American order of day and month.
  const formatLocale = locale === 'en' ? 'en-GB' : locale;
  const key = `${formatLocale} ${timezone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(formatLocale, { ...options, timeZone: timezone });
    formats.set(key, format);
  }
  return format;
}

export interface TimePlace {
  locale: string;
  timezone: string;
  /** The zone that the head of the page names: times of another one name theirs. */
  headZone?: string;
}

/** `21:05` */
export function formatTime(at: Instant, { locale, timezone }: TimePlace): string {
  return getFormat(locale, timezone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `Saturday 13 June` */
export function formatDay(at: Instant, { locale, timezone }: TimePlace): string {
  return getFormat(locale, timezone, { weekday: 'long', day: 'numeric', month: 'long' })
    .format(at)
    .replace(',', '');
}

/** `Saturday 13 June 2026` */
export function formatDayOfYear(at: Instant, { locale, timezone }: TimePlace): string {
  return getFormat(locale, timezone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');
}

/** `Sat 13` */
export function formatDayShort(at: Instant, { locale, timezone }: TimePlace): string {
  return getFormat(locale, timezone, { weekday: 'short', day: 'numeric' }).format(at).replace(',', '');
}

/** `Jun`, `Jun 2026` or `June`, `June 2026` */
export function formatMonth(
  at: Instant,
  { locale, timezone }: TimePlace,
  { length, withYear }: { length: 'short' | 'long'; withYear: boolean },
): string {
  return getFormat(locale, timezone, { month: length, ...(withYear && { year: 'numeric' }) }).format(at);
}

/** An instant of a calendar date, for those that format days in UTC. */
export function readDate(date: string): Instant {
  return Date.parse(`${date}T12:00:00Z`);
}

/** `12–14 June 2026` */
export function formatDayRange(from: Instant, to: Instant, { locale, timezone }: TimePlace): string {
  return getFormat(locale, timezone, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    from,
    to,
  );
}

/** `21:05`, with the day before it where it is not the day of `reference`. */
export function formatTimeNear(at: Instant, reference: Instant, place: TimePlace): string {
  const time = formatTime(at, place);
  if (localDate(at, place.timezone) === localDate(reference, place.timezone)) return time;
  const day = getFormat(place.locale, place.timezone, { weekday: 'long' }).format(at);
  if (isWithinWeek(at, reference)) return `${day} ${time}`;
  return `${(isWithinYear(at, reference) ? formatDay : formatDayOfYear)(at, place)}, ${time}`;
}

/** The same where there is little room: `Sat 21:05`, `Wed 1 Jul 21:05`. */
export function formatTimeShort(at: Instant, reference: Instant, place: TimePlace): string {
  const time = formatTime(at, place);
  if (localDate(at, place.timezone) === localDate(reference, place.timezone)) return time;
  const date: Intl.DateTimeFormatOptions = isWithinWeek(at, reference)
    ? {}
    : { day: 'numeric', month: 'short', ...(!isWithinYear(at, reference) && { year: 'numeric' }) };
  const day = getFormat(place.locale, place.timezone, { weekday: 'short', ...date }).format(at);
  return `${day.replace(',', '')} ${time}`;
}

/** When something ends: `22:00`, with its day where that is a day or more after it has begun. */
export function formatEnd(
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
  place: TimePlace,
): string {
  return endsAt - startsAt < DAY_MS ? formatTime(endsAt, place) : formatTimeShort(endsAt, startsAt, place);
}

/** `Sat 13`, and where that could be of another month: `Wed 1 Jul`, `Thu 1 Jul 2027`. */
export function formatDateNear(at: Instant, reference: Instant, place: TimePlace): string {
  if (isWithinWeek(at, reference)) return formatDayShort(at, place);
  const year: Intl.DateTimeFormatOptions = isWithinYear(at, reference) ? {} : { year: 'numeric' };
  const date: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', ...year };
  return getFormat(place.locale, place.timezone, date).format(at).replace(',', '');
}

/** `Mon`, where by these clocks the instant is not of that date (`YYYY-MM-DD`). */
export function nameOtherDay(at: Instant, date: string, { locale, timezone }: TimePlace): string | null {
  if (localDate(at, timezone) === date) return null;
  return getFormat(locale, timezone, { weekday: 'short' }).format(at);
}

/** Whether the name of its day says which one is meant, to come or gone. */
function isWithinWeek(at: Instant, reference: Instant): boolean {
  return Math.abs(at - reference) < 6 * DAY_MS;
}

/** Whether a day and a month say which is meant, to come or gone. */
function isWithinYear(at: Instant, reference: Instant): boolean {
  return Math.abs(at - reference) < 300 * DAY_MS;
}

/** Whether wall clocks in two zones differ at an instant. */
export function zonesDiffer(at: Instant, a: string, b: string): boolean {
  const options: Intl.DateTimeFormatOptions = { timeZoneName: 'longOffset' };
  const offset = (zone: string) =>
    getFormat('en', zone, options)
      .formatToParts(at)
      .find(part => part.type === 'timeZoneName')?.value;
  return offset(a) !== offset(b);
}

/** `Europe/Lisbon` → `Lisbon` */
export function nameZone(timezone: string): string {
  return timezone.split('/').at(-1)?.replaceAll('_', ' ') ?? timezone;
}

/** ` Lisbon`, after a time that is of another zone than the page's head names; nothing where clocks agree. */
export function nameOtherZone(at: Instant, { timezone, headZone = timezone }: TimePlace): string {
  return zonesDiffer(at, timezone, headZone) ? ` ${nameZone(timezone)}` : '';
}

/** `4:05` until something, `1 h 2 min` from an hour, `3 days` from two days. Never negative. */
export function formatCountdown(remainingMs: number): string {
  const totalS = Math.max(0, Math.ceil(remainingMs / 1_000));
  const days = Math.floor(totalS / 86_400);
  if (days >= 2) return `${days} days`;
  const hours = Math.floor(totalS / 3_600);
  const minutes = Math.floor((totalS % 3_600) / 60);
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes}:${String(totalS % 60).padStart(2, '0')}`;
}
