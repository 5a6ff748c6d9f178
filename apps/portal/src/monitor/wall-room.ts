import type { EndpointReply, NumbersNowReply, RoomStatus, ViewerCount } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { type BriefState, readState } from '../status/read-state.ts';
import { findRoomTroubles, type RoomTrouble } from './room-troubles.ts';

/** All that the wall says of a room. */
export interface WallRoom {
  status: RoomStatus;
  state: BriefState;
  /** null: the tracker has not told yet. */
  viewers: ViewerCount | null;
  bitrateBps: number | null;
  lastSeenAt: Instant | null;
  endpoints: readonly EndpointReply[];
  /** The highest of its endpoints; null if none says what it can carry. */
  utilisation: number | null;
  troubles: readonly RoomTrouble[];
}

export interface WallFacts {
  rooms: readonly RoomStatus[];
  endpoints: readonly EndpointReply[] | null;
  numbers: NumbersNowReply | null;
  /** By room, what its media pipeline says of itself. */
  complaints: ReadonlyMap<string, readonly string[]>;
  at: Instant;
  /** Added to the tracker's instants, which a rehearsal does not move. */
  shiftMs: number;
  locale: string;
}

/** The rooms of the wall: those where something is wrong first, else in the order of the config. */
export function describeWall(facts: WallFacts): WallRoom[] {
  return facts.rooms.map(status => describeRoom(status, facts)).toSorted((a, b) => rankOf(a) - rankOf(b));
}

function describeRoom(status: RoomStatus, facts: WallFacts): WallRoom {
  const { at, shiftMs } = facts;
  const state = readState(status, at);
  const endpoints = facts.endpoints?.filter(({ room }) => room === status.room) ?? [];
  const limited = endpoints.flatMap(({ utilisation }) => utilisation ?? []);
  const troubles = findRoomTroubles({
    state,
    endpoints: endpoints.map(({ id, reportedAt, expiresAt, utilisation, draining }) => ({
      name: id.slice(id.indexOf('@') + 1),
      reportedAt: Date.parse(reportedAt) + shiftMs,
      leaseEndsAt: Date.parse(expiresAt) + shiftMs,
      utilisation,
      draining,
    })),
    complaints: facts.complaints.get(status.room) ?? [],
    at,
    place: { locale: facts.locale, timezone: status.timezone },
  });
  return {
    status,
    state,
    viewers: facts.numbers?.rooms.find(({ room }) => room === status.room)?.viewers ?? null,
    bitrateBps:
      facts.endpoints === null ? null : endpoints.reduce((sum, { load }) => sum + load.bitrateBps, 0),
    lastSeenAt: findLastSeen(status, endpoints, shiftMs),
    endpoints,
    utilisation: limited.length === 0 ? null : Math.max(...limited),
    troubles,
  };
}

/** The machines' own list is newer than what the portal last heard, but forgets those that are gone. */
function findLastSeen(
  { presence }: RoomStatus,
  endpoints: readonly EndpointReply[],
  shiftMs: number,
): Instant | null {
  const seen = endpoints.map(({ reportedAt }) => Date.parse(reportedAt) + shiftMs);
  if (presence !== null && presence.lastSeenAt !== null) seen.push(Date.parse(presence.lastSeenAt));
  return seen.length === 0 ? null : Math.max(...seen);
}

function rankOf({ troubles }: WallRoom): number {
  if (troubles.some(({ severity }) => severity === 'fault')) return 0;
  return troubles.length > 0 ? 1 : 2;
}
