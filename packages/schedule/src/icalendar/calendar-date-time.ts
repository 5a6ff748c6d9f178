import { type DateTime, parseDateTime } from '../times/parse-date-time.ts';

const BASIC = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/i;

/** Reads `YYYYMMDD`, `YYYYMMDDTHHMMSS` and `…Z`; with hyphens and colons as well, as some write it. */
export function parseCalendarDateTime(text: string): DateTime | undefined {
  const match = BASIC.exec(text);
  if (match === null) return parseDateTime(text);
  const [, year, month, day, hour, minute, second = '00', utc = ''] = match;
  const date = `${year}-${month}-${day}`;
  return parseDateTime(hour === undefined ? date : `${date}T${hour}:${minute}:${second}${utc}`);
}
