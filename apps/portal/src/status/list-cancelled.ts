import type { RoomStatus, SessionBrief } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

/** The sessions that would be on in a room and are cancelled. */
export function listCancelled(status: Pick<RoomStatus, 'rows'>, at: Instant): SessionBrief[] {
  return status.rows.flatMap(row => {
    if (row.type !== 'session' || row.session.cancelled !== true) return [];
    return Date.parse(row.startsAt) <= at && at < Date.parse(row.endsAt) ? [row.session] : [];
  });
}
