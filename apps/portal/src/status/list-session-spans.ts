import type { SessionSpan } from '@foyer/contract';
import type { Instant, RoomSchedule } from '@foyer/schedule';
import { formatInstant } from './room-status.ts';

/** The sessions of all rooms that run in the half-open span, by start. */
export function listSessionSpans(
  schedules: ReadonlyMap<string, RoomSchedule>,
  { from, to }: { from: Instant; to: Instant },
): SessionSpan[] {
  return [...schedules]
    .flatMap(([room, { rows }]) =>
      rows.flatMap(row =>
        row.type === 'session' && row.startsAt < to && row.endsAt > from ? [{ room, row }] : [],
      ),
    )
    .sort((a, b) => a.row.startsAt - b.row.startsAt)
    .map(({ room, row: { startsAt, endsAt, session } }) => ({
      room,
      guid: session.guid,
      title: session.title,
      startsAt: formatInstant(startsAt),
      endsAt: formatInstant(endsAt),
      cancelled: session.cancelled,
    }));
}
