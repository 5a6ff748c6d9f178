import type { Instant } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { formatMoment } from '../times/format-moment.ts';
import { markOffsets } from '../times/mark-offsets.ts';
import type { PlacedSession } from './place-sessions.ts';

/** Pairs looked for in one room: a feed where everything overlaps has millions. */
const MAX_PAIRS = 1_000;

interface PlacedRoom {
  room: string;
  sessions: readonly PlacedSession[];
  timezone: string;
}

/** Warns of every pair of sessions that overlap in a room; those without length, or cancelled, overlap nothing. */
export function reportOverlaps({ room, sessions, timezone }: PlacedRoom, log: ProblemLog): void {
  const tell = (at: Instant) => `${formatMoment(at, timezone)}${markOffsets([at], timezone)(at)}`;
  let running: PlacedSession[] = [];
  let pairs = 0;
  for (const placed of sessions) {
    if (placed.endsAt === placed.startsAt || placed.session.cancelled === true) continue;
    running = running.filter(earlier => earlier.endsAt > placed.startsAt);
    for (const earlier of running) {
      if (++pairs > MAX_PAIRS) return;
      log.warn(
        'sessions-overlap',
        `In ${shorten(room)} “${shorten(earlier.session.title)}” still runs when “${shorten(placed.session.title)}” begins on ${tell(placed.startsAt)}; both are shown.`,
        placed.session.position,
      );
    }
    running.push(placed);
  }
}
