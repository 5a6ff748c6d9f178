import { type DateTime, parseDateTime } from './parse-date-time.ts';
import { HOUR_MS, MINUTE_MS } from './wall-time.ts';

/** What `4/5/26` means; dates that begin with a year of four digits mean the same in all. */
export type DateOrder = 'year-month-day' | 'day-month-year' | 'month-day-year';

const DATE = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/;
const CLOCK = /^(\d{1,2})(?:[:.h](\d\d)(?:[:.](\d\d))?|(\d\d))?:? ?(?:([ap])\.?m\.?)?$/i;

/** Seconds since 1970 have ten digits, milliseconds thirteen. */
const UNIX_SECONDS = /^\d{9,10}$/;
const UNIX_MILLISECONDS = /^\d{12,13}$/;

/**
 * Reads a date, with or without a time, as people and spreadsheets write it: ISO 8601, `20.11.2026 9:00`,
 * `11/20/26 4:30 PM`, seconds or milliseconds since 1970. undefined: it is none, or could mean two days.
 */
export function parseLooseDateTime(text: string, order: DateOrder): DateTime | undefined {
  const exact = parseDateTime(text);
  if (exact !== undefined) return exact;
  if (UNIX_SECONDS.test(text)) return { wall: Number(text) * 1000, hasTime: true, offsetMs: 0 };
  if (UNIX_MILLISECONDS.test(text)) return { wall: Number(text), hasTime: true, offsetMs: 0 };
  const [, date = '', time] = /^([^\s,T]+)(?:,? +|T)?(.*)$/is.exec(text) ?? [];
  const day = parseDateTime(toIsoDate(date, order) ?? '');
  if (day === undefined || time === undefined || time === '') return day;
  const timeMs = parseClock(time);
  return timeMs === undefined ? undefined : { ...day, wall: day.wall + timeMs, hasTime: true };
}

/** Reads `9:00`, `09.30`, `0930`, `4 PM` and `4:30 p.m.` as milliseconds after midnight. */
export function parseClock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [, first = '', minutes, seconds = '0', joined, half] = match;
  if (minutes === undefined && joined === undefined && half === undefined) return undefined;
  const hour = Number(first);
  const minute = Number(minutes ?? joined ?? '0');
  if (minute > 59 || Number(seconds) > 60) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  if (hour > 24 || (hour === 24 && minute > 0)) return undefined;
  const noon = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return noon * HOUR_MS + minute * MINUTE_MS + Number(seconds) * 1000;
}

function toIsoDate(text: string, order: DateOrder): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, first = '', , second = '', third = ''] = match;
  const parts = first.length === 4 ? [first, second, third] : sortParts([first, second, third], order);
  const [year = '', month = '', day = ''] = parts;
  if (month.length > 2 || day.length > 2 || (year.length !== 2 && year.length !== 4)) return undefined;
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function sortParts([first, second, third]: [string, string, string], order: DateOrder): string[] {
  if (order === 'day-month-year') return [third, second, first];
  // Without a year in front the order is unknown.
  return order === 'month-day-year' ? [third, first, second] : [];
}
