import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import type { PlacedSession } from './place-sessions.ts';

/** Pairs looked for in one room: a feed where everything overlaps has millions. */
const MAX_PAIRS = 1_000;

/** Warns of every pair of sessions that overlap in a room; those without length, or cancelled, overlap nothing. */
export function reportOverlaps(room: string, sessions: readonly PlacedSession[], log: ProblemLog): void {
  let running: PlacedSession[] = [];
  let pairs = 0;
  for (const placed of sessions) {
    if (placed.endsAt === placed.startsAt || placed.session.cancelled === true) continue;
    running = running.filter(earlier => earlier.endsAt > placed.startsAt);
    for (const earlier of running) {
      if (++pairs > MAX_PAIRS) return;
      log.warn(
        'sessions-overlap',
        `In ${shorten(room)} “${shorten(earlier.session.title)}” still runs when “${shorten(placed.session.title)}” begins at ${new Date(placed.startsAt).toISOString()}; both are shown.`,
        placed.session.position,
      );
    }
    running.push(placed);
  }
}
