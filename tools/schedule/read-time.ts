import { type Instant, toInstant, toWallTime } from '@foyer/schedule';
import { UsageError } from '../command/usage-error.ts';

const DAY_MS = 86_400_000;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const ABSOLUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads `14:00` (the first since `from`, by the clock on the wall of the conference), `2026-06-13T14:00` (there too),
 * or an instant with its offset.
 * @throws UsageError
 */
export function readTime(
  option: string,
  { text, timezone, from }: { text: string; timezone: string; from: Instant },
): Instant {
  const [, hours = '', minutes = ''] = CLOCK.exec(text) ?? [];
  if (hours !== '' && Number(hours) < 24 && Number(minutes) < 60) {
    const midnight = Math.floor(toWallTime(from, timezone) / DAY_MS) * DAY_MS;
    const wall = midnight + (Number(hours) * 60 + Number(minutes)) * 60_000;
    const first = toInstant(wall, timezone);
    return first >= from ? first : toInstant(wall + DAY_MS, timezone);
  }
  const wall = WALL.test(text) && isDate(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (!Number.isNaN(wall)) return toInstant(wall, timezone);
  const instant = ABSOLUTE.test(text) && isDate(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new UsageError(
    `${option} is "${text}", expected a time in ${timezone} such as 14:00 or 2026-06-13T14:00, or an instant with its offset`,
  );
}

/** Whether the calendar has the day that a text begins with: the runtime takes 31 February for 3 March. */
function isDate(text: string): boolean {
  const date = text.slice(0, 'YYYY-MM-DD'.length);
  const midnight = Date.parse(date);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}
