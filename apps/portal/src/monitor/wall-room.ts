import type {
  EndpointReply,
  LostEndpointReply,
  NumbersNowReply,
  RoomStatus,
  ViewerCount,
} from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { type BriefState, readState } from '../status/read-state.ts';
import type { TimePlace } from '../words/format-time.ts';
import { nameEndpoint } from './name-endpoint.ts';
import { type EndpointFacts, findRoomTroubles, type RoomTrouble } from './room-troubles.ts';

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
  /** The worst first. */
  troubles: readonly RoomTrouble[];
}

export interface WallFacts {
  rooms: readonly RoomStatus[];
  endpoints: readonly EndpointReply[] | null;
  lost: readonly LostEndpointReply[];
  numbers: NumbersNowReply | null;
  /** By room, what its media pipeline says of itself. */
  complaints: ReadonlyMap<string, readonly string[]>;
  at: Instant;
  /** When the tracker last said how the endpoints are, by the clock of `at`. */
  heardAt: Instant;
  /** Added to the tracker's instants, which a rehearsal does not move. */
  shiftMs: number;
  /** The wall's own clock, whichever zone a room is in. */
  place: TimePlace;
}

/** The rooms of the wall: those where something is wrong first, else in the order of the config. */
export function describeWall(facts: WallFacts): WallRoom[] {
  return facts.rooms.map(status => describeRoom(status, facts)).toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What there is to know of an endpoint, by the clock of a page. */
export function readEndpoint(
  { id, reportedAt, expiresAt, utilisation, draining }: EndpointReply,
  shiftMs: number,
): EndpointFacts {
  return {
    name: nameEndpoint(id),
    reportedAt: Date.parse(reportedAt) + shiftMs,
    leaseEndsAt: Date.parse(expiresAt) + shiftMs,
    utilisation,
    draining,
  };
}

function describeRoom(status: RoomStatus, facts: WallFacts): WallRoom {
  const { at, heardAt, shiftMs } = facts;
  const state = readState(status, at);
  const ofRoom = ({ room }: { room: string }) => room === status.room;
  const endpoints = facts.endpoints?.filter(ofRoom) ?? [];
  const limited = endpoints.flatMap(({ utilisation }) => utilisation ?? []);
  const troubles = findRoomTroubles({
    state,
    endpoints: endpoints.map(endpoint => readEndpoint(endpoint, shiftMs)),
    lost: facts.lost.filter(ofRoom).map(({ id, reportedAt }) => ({
      name: nameEndpoint(id),
      reportedAt: Date.parse(reportedAt) + shiftMs,
    })),
    complaints: facts.complaints.get(status.room) ?? [],
    at,
    heardAt,
    place: facts.place,
  });
  return {
    status,
    state,
    viewers: facts.numbers?.rooms.find(ofRoom)?.viewers ?? null,
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

const RANKS = { fault: 0, warning: 1, note: 2 } as const;

function rankOf({ troubles }: WallRoom): number {
  return Math.min(RANKS.note, ...troubles.map(({ severity }) => RANKS[severity]));
}
