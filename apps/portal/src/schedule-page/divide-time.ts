import type { Instant } from '@foyer/schedule';
import type { Stretch } from './pack-lanes.ts';

/** A piece of a day between two lines of its grid. */
export interface TimeRow {
  startsAt: Instant;
  endsAt: Instant;
  /** Its height at least, in minutes of the page: fewer than it lasts where little happens. */
  height: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Time in which no room has a session is a strip of this height, if it is longer. */
const IDLE_HEIGHT = 24;
/** What nothing begins or ends in for longer than this grows more slowly from there. */
const CALM_MINUTES = 90;
const CALM_GROWTH = 0.25;
/** While fewer of the sessions' rooms than this are busy, an hour takes less of the page. */
const QUIET_SHARE = 0.06;
const QUIET_SCALE = 0.4;

/**
 * Divides a day into rows: a line wherever something begins or ends, and at every full hour on the conference's
 * walls while there is a session, or between two. Hours without a session, long ones in which nothing changes, and those
 * in which hardly a room is busy, are compressed.
 */
export function divideTime(
  stretches: readonly Stretch[],
  { rooms, toWall }: { rooms: number; toWall: (at: Instant) => number },
): TimeRow[] {
  const changes = [...new Set(stretches.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort(
    (a, b) => a - b,
  );
  return changes.slice(0, -1).flatMap((startsAt, index) => {
    const endsAt = changes[index + 1] ?? startsAt;
    const minutes = (endsAt - startsAt) / MINUTE_MS;
    const busy = stretches.filter(time => time.startsAt <= startsAt && endsAt <= time.endsAt).length;
    if (busy === 0) return divideIdle({ startsAt, endsAt, height: Math.min(minutes, IDLE_HEIGHT) }, toWall);
    const calm = minutes <= CALM_MINUTES ? minutes : CALM_MINUTES + (minutes - CALM_MINUTES) * CALM_GROWTH;
    const height = busy <= rooms * QUIET_SHARE ? calm * QUIET_SCALE : calm;
    return splitAtHours({ startsAt, endsAt, height }, toWall);
  });
}

/** The full hours among the lines of a day: where the axis says what time it is. */
export function isFullHour(at: Instant, toWall: (at: Instant) => number): boolean {
  return toWall(at) % HOUR_MS === 0;
}

/** Between two that are not at full hours there is room for the label of one: else a day may have none at all. */
function divideIdle(idle: TimeRow, toWall: (at: Instant) => number): TimeRow[] {
  if (isFullHour(idle.startsAt, toWall) || isFullHour(idle.endsAt, toWall)) return [idle];
  const split = splitAtHours(idle, toWall);
  return split.length === 2 ? split : [idle];
}

function splitAtHours({ startsAt, endsAt, height }: TimeRow, toWall: (at: Instant) => number): TimeRow[] {
  const lines = [startsAt];
  for (let at = startsAt + HOUR_MS - (toWall(startsAt) % HOUR_MS); at < endsAt; at += HOUR_MS) lines.push(at);
  return lines.map((from, index) => {
    const to = lines[index + 1] ?? endsAt;
    return { startsAt: from, endsAt: to, height: (height * (to - from)) / (endsAt - startsAt) };
  });
}
