import { MINUTE_MS } from '../times/wall-time.ts';
import type { ExportedEvent } from './exported-event.ts';

/** The longest slot that all starts and lengths are multiples of, `00:05`; at least a minute, at most an hour. */
export function findTimeslot(events: readonly Pick<ExportedEvent, 'startsAt' | 'endsAt'>[]): string {
  let minutes = 60;
  for (const { startsAt, endsAt } of events) {
    minutes = findDivisor(minutes, Math.abs(Math.round(startsAt / MINUTE_MS)) % 60);
    minutes = findDivisor(minutes, Math.round((endsAt - startsAt) / MINUTE_MS));
  }
  return minutes === 60 ? '01:00' : `00:${String(minutes).padStart(2, '0')}`;
}

/** The greatest that divides both; 0 is divided by all. */
function findDivisor(a: number, b: number): number {
  return b === 0 ? a : findDivisor(b, a % b);
}
