import type { Instant } from '../model.ts';
import { DAY_MS, getOffsetMs, HOUR_MS, MINUTE_MS, toWallTime } from './wall-time.ts';

/**
 * For the times of one sentence, what is to be added to each on the walls of the zone so that nobody takes it for
 * another: ` (+01:00)` where the clocks are moved in between or show it twice, and nothing on most days.
 */
export function markOffsets(instants: readonly Instant[], timezone: string): (instant: Instant) => string {
  const offsets = new Set(instants.map(instant => getOffsetMs(timezone, instant)));
  return instant => {
    if (offsets.size < 2 && !isShownTwice(instant, timezone)) return '';
    return ` (${formatOffset(getOffsetMs(timezone, instant))})`;
  };
}

/** Whether the clocks show the same at another instant, as in the hour after which they are put back. */
function isShownTwice(instant: Instant, timezone: string): boolean {
  const wall = toWallTime(instant, timezone);
  return [instant - DAY_MS, instant + DAY_MS].some(nearby => {
    const other = wall - getOffsetMs(timezone, nearby);
    return other !== instant && toWallTime(other, timezone) === wall;
  });
}

/** `+01:00` */
function formatOffset(offsetMs: number): string {
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const sizeMs = Math.abs(offsetMs);
  return `${offsetMs < 0 ? '-' : '+'}${two(sizeMs / HOUR_MS)}:${two((sizeMs % HOUR_MS) / MINUTE_MS)}`;
}
