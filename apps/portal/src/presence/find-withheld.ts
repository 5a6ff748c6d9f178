import { findNowNext, type Instant, type RoomSchedule } from '@foyer/schedule';

/** So long beforehand, that nobody is told an address who comes to use it in the session. */
const WITHHELD_BEFORE_MS = 10_000;

/**
 * Until when no address of a room may be told, because a session that must not be streamed is on or about to
 * begin; null: it may be. Where two of them follow each other, it is asked again before the first ends.
 */
export function findWithheldUntil(schedule: RoomSchedule, at: Instant): Instant | null {
  const { current } = findNowNext(schedule, at);
  const { current: soon } = findNowNext(schedule, at + WITHHELD_BEFORE_MS);
  const ends = [...current, ...soon].flatMap(row =>
    row.type === 'session' &&
    row.session.doNotStream === true &&
    row.session.cancelled !== true &&
    row.endsAt > at
      ? row.endsAt
      : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
