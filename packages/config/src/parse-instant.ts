import { DateTime } from 'luxon';
import type { Instant } from './clock.ts';

export const EXPECTED_INSTANT = 'an instant with its offset, like "2026-11-20T09:30:00+01:00"';

/** Undefined: it is no ISO 8601 date and time, or does not say its offset. */
export function parseInstant(text: string): Instant | undefined {
  const time = DateTime.fromISO(text);
  return time.isValid && /T.*(Z|[+-]\d\d(:?\d\d)?)$/i.test(text) ? time.toMillis() : undefined;
}
