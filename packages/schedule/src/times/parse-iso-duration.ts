import { DAY_MS, HOUR_MS, MINUTE_MS } from './wall-time.ts';

const ISO_DURATION = /^P?(?:(\d+)W)?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/i;

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds (`PT1H30M`) as milliseconds; FOSDEM's
 * xCal writes them without the letters before (`01H30M00S`). Months and years have no length.
 */
export function parseIsoDuration(text: string): number | undefined {
  const match = ISO_DURATION.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  return (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000;
}
