import type { RoomStatus, SessionBrief, StatusRow } from '@foyer/contract';
import { getRoomState, type RoomState, type StateRow } from '@foyer/room';
import type { Instant } from '@foyer/schedule';

export type BriefState = RoomState<SessionBrief>;

/** The state of a room at an instant, from what the portal said of it; the same on the server and in a browser. */
export function readState(status: RoomStatus, at: Instant): BriefState {
  return getRoomState({
    rows: status.rows.map(toStateRow),
    programmeSpan:
      status.programmeSpan === null
        ? null
        : {
            startsAt: Date.parse(status.programmeSpan.startsAt),
            endsAt: Date.parse(status.programmeSpan.endsAt),
          },
    presence:
      status.presence === null
        ? null
        : {
            active: status.presence.active,
            lastSeenAt: status.presence.lastSeenAt === null ? null : Date.parse(status.presence.lastSeenAt),
          },
    external: status.external,
    at,
  });
}

/** Whether a picture of a session comes from a room, by our encoder or from elsewhere. */
export function isLive(status: RoomStatus, at: Instant): boolean {
  const { kind } = readState(status, at);
  return kind === 'live' || kind === 'external';
}

function toStateRow(row: StatusRow): StateRow<SessionBrief> {
  const times = { startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt) };
  return row.type === 'session'
    ? { type: 'session', ...times, session: row.session }
    : { type: 'generated', ...times, reason: row.reason };
}

/**
 * Whether a room belongs on the overview: its encoder is or was there, or its picture comes from elsewhere.
 * A room that the tracker has never heard of has nothing to show. While the tracker was never heard itself,
 * nobody knows which those are, and all are shown.
 */
export function isOffered({ external, presence }: RoomStatus): boolean {
  return external || presence === null || presence.active || presence.lastSeenAt !== null;
}
