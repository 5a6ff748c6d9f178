import { DAY_MS, HOUR_MS, MINUTE_MS } from './wall-time.ts';

/** What a duration of three parts means: pretalx writes `1:02:30` for a day, two hours and a half. */
export type ThreeParts = 'days-hours-minutes' | 'hours-minutes-seconds';

// What nearly all are: capturing the parts of one costs more than reading it.
const HOURS_AND_MINUTES = /^\d{1,2}:\d\d$/;
const DURATION = /^(?:(-?\d+) days?, )?(-)?(\d+):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/**
 * Reads `H:MM`, three parts, and Python's `1 day, 0:45:00` as milliseconds; negative ones stay negative.
 *
 * Three parts that make no day, hour and minute (`00:45:00`, forty-five hours) are hours, minutes and
 * seconds, whatever the format says.
 */
export function parseDuration(text: string, threeParts: ThreeParts): number | undefined {
  if (HOURS_AND_MINUTES.test(text)) {
    const colon = text.length - 3;
    return Number(text.slice(0, colon)) * HOUR_MS + Number(text.slice(colon + 1)) * MINUTE_MS;
  }
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [, days = '0', sign, first, second, third] = match;
  const a = Number(first);
  const b = Number(second);
  const c = Number(third ?? '0');
  const hasDays = third !== undefined && threeParts === 'days-hours-minutes' && b < 24 && c < 60;
  const durationMs = hasDays
    ? a * DAY_MS + b * HOUR_MS + c * MINUTE_MS
    : a * HOUR_MS + b * MINUTE_MS + c * 1000;
  return Number(days) * DAY_MS + (sign === undefined ? durationMs : -durationMs);
}
