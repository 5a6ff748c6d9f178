import type { Instant } from '@foyer/schedule';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * What a graph may show, the shortest first. The last one is the whole conference. A long one is asked for anew
 * less often: it is a large answer in which a minute cannot be seen.
 */
export const GRAPH_RANGES = [
  { id: '30m', words: '30 minutes', lengthMs: 30 * MINUTE_MS, refreshMs: 20_000 },
  { id: '2h', words: '2 hours', lengthMs: 2 * HOUR_MS, refreshMs: 20_000 },
  { id: '6h', words: '6 hours', lengthMs: 6 * HOUR_MS, refreshMs: MINUTE_MS },
  { id: '24h', words: '24 hours', lengthMs: DAY_MS, refreshMs: 5 * MINUTE_MS },
  { id: 'all', words: 'The whole event', lengthMs: null, refreshMs: 10 * MINUTE_MS },
] as const;

export type GraphRange = (typeof GRAPH_RANGES)[number];

/** As far as the programme tells. */
export interface Conference {
  startsAt: Instant | null;
  endsAt: Instant | null;
}

export interface TimeSpan {
  from: Instant;
  to: Instant;
}

/** Tests and rehearsals are before the conference, and are looked at too. */
const BEFORE_MS = HOUR_MS;
/** Where the programme says nothing of the conference's days. */
const UNKNOWN_EVENT_MS = 7 * DAY_MS;

export function findGraphRange(id: string | null): GraphRange {
  return GRAPH_RANGES.find(range => range.id === id) ?? GRAPH_RANGES[1];
}

/** The time that a range covers, up to the minute of `now`: whole minutes, so that equal questions are equal. */
export function spanRange(
  range: GraphRange,
  { conference, now }: { conference: Conference; now: Instant },
): TimeSpan {
  const to = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  if (range.lengthMs !== null) return { from: to - range.lengthMs, to };
  const { startsAt, endsAt } = conference;
  if (startsAt === null || endsAt === null || startsAt - BEFORE_MS >= to) {
    return { from: to - UNKNOWN_EVENT_MS, to };
  }
  return { from: floorMinute(startsAt - BEFORE_MS), to: Math.min(to, floorMinute(endsAt + HOUR_MS)) };
}

function floorMinute(at: Instant): Instant {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
