import { END_OF_TIME, type Instant, type SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { parseDuration, type ThreeParts } from '../times/parse-duration.ts';
import { DAY_MS } from '../times/wall-time.ts';

/** An exhibition may last for weeks; what is longer is a slip. */
const MAX_DURATION_MS = 31 * DAY_MS;

const OPEN = 'The session is taken to have no stated end.';

export interface EndSource {
  startsAt: Instant;
  duration: string;
  threeParts: ThreeParts;
  position: SourcePosition;
}

/** The end of a session by its duration; null if there is none, or none that can be meant. */
export function readEnd(
  { startsAt, duration, threeParts, position }: EndSource,
  log: ProblemLog,
): Instant | null {
  if (duration === '') return null;
  const durationMs = parseDuration(duration, threeParts);
  return checkDuration({ startsAt, durationMs, came: duration, example: '0:45', position }, log);
}

/** The end of a session by its duration as it was read; `undefined` is one that could not be. */
export function checkDuration(
  source: Pick<EndSource, 'startsAt' | 'position'> & {
    durationMs: number | undefined;
    came: string;
    example: string;
  },
  log: ProblemLog,
): Instant | null {
  const { startsAt, durationMs, example, position } = source;
  if (durationMs !== undefined && durationMs >= 0 && durationMs <= MAX_DURATION_MS) {
    const endsAt = startsAt + durationMs;
    if (endsAt <= END_OF_TIME) return endsAt;
  }
  const came = `“${shorten(source.came, 40)}” came`;
  if (durationMs === undefined) {
    const message = `Expected a duration such as ${example}, but ${came}. ${OPEN}`;
    log.warn('duration-unreadable', message, position);
  } else if (durationMs < 0) {
    log.warn('duration-negative', `Expected a duration of at least 0:00, but ${came}. ${OPEN}`, position);
  } else {
    log.warn('duration-absurd', `Expected a duration of at most 31 days, but ${came}. ${OPEN}`, position);
  }
  return null;
}
