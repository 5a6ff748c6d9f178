import type { EndpointReply, LostEndpointReply, ViewerCount } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { nameEndpoint } from './name-endpoint.ts';
import { isLate, SCARCE_SHARE } from './room-troubles.ts';
import { readEndpoint } from './wall-room.ts';

/** A machine in the table of the wall. */
export interface EndpointRow {
  id: string;
  name: string;
  room: string;
  reportedAt: Instant;
  /** What it is doing, in a word or a few. */
  state: string;
  isWrong: boolean;
  /** null: nothing is known of it any more. */
  load: { bitrateBps: number; viewers: ViewerCount; utilisation: number | null } | null;
}

export interface EndpointRowFacts {
  endpoints: readonly EndpointReply[];
  lost: readonly LostEndpointReply[];
  /** By the clock of the page. */
  heardAt: Instant;
  shiftMs: number;
}

/** The machines that serve viewers, those with which something is wrong first. */
export function listEndpointRows({ endpoints, lost, heardAt, shiftMs }: EndpointRowFacts): EndpointRow[] {
  const rows = [
    ...lost.map(({ id, room, reportedAt }) => ({
      id,
      name: nameEndpoint(id),
      room,
      reportedAt: Date.parse(reportedAt) + shiftMs,
      state: 'lost',
      isWrong: true,
      load: null,
    })),
    ...endpoints.map(endpoint => describeRow(endpoint, { heardAt, shiftMs })),
  ];
  return rows.toSorted((a, b) => Number(b.isWrong) - Number(a.isWrong));
}

function describeRow(
  endpoint: EndpointReply,
  { heardAt, shiftMs }: Pick<EndpointRowFacts, 'heardAt' | 'shiftMs'>,
): EndpointRow {
  const { id, room, load, utilisation } = endpoint;
  const facts = readEndpoint(endpoint, shiftMs);
  const isLost = facts.leaseEndsAt <= heardAt;
  const late = !isLost && isLate(facts, heardAt);
  const scarce = (utilisation ?? 0) >= SCARCE_SHARE;
  return {
    id,
    name: facts.name,
    room,
    reportedAt: facts.reportedAt,
    state: isLost ? 'lost' : late ? 'late' : scarce ? 'at its limit' : describeService(endpoint),
    isWrong: isLost || late || scarce,
    load: { ...load, utilisation },
  };
}

function describeService({ draining, weight }: EndpointReply): string {
  if (draining) return 'drained, nobody new';
  if (weight === 0) return 'in reserve';
  return weight === 1 ? 'serves' : `serves, weight ${weight}`;
}
