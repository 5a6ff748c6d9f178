import type { Instant } from '@foyer/schedule';
import type { PageClock } from '../hooks/clock-context.tsx';

/** The clock of a page made for `at`, which is a rehearsal's instant or now. */
export function makePageClock(at: Instant, rehearsalAt: Instant | undefined): PageClock {
  return { initialAt: at, offsetMs: at - Date.now(), rehearsing: rehearsalAt !== undefined };
}
