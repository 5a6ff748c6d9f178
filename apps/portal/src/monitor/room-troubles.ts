import type { Instant } from '@foyer/schedule';
import type { BriefState } from '../status/read-state.ts';
import { formatTimeNear, type TimePlace } from '../words/format-time.ts';
import { describeState } from '../words/state-words.ts';

/** What the wall knows of a machine that serves a room. */
export interface EndpointFacts {
  /** Short enough for a sentence. */
  name: string;
  reportedAt: Instant;
  leaseEndsAt: Instant;
  /** The part of its capacity that is taken; null: it has not said what it can carry. */
  utilisation: number | null;
  draining: boolean;
}

export interface RoomTrouble {
  /** `fault`: viewers see it. `warning`: they will, or somebody should know. */
  severity: 'fault' | 'warning';
  /** One sentence without its full stop. */
  sentence: string;
}

export interface RoomFacts {
  state: BriefState;
  endpoints: readonly EndpointFacts[];
  /** What the media pipeline says of itself, in words. */
  complaints: readonly string[];
  at: Instant;
  place: TimePlace;
}

const SCARCE_SHARE = 0.9;

/** What is wrong with a room, the worst first; empty where nothing is. */
export function findRoomTroubles(facts: RoomFacts): RoomTrouble[] {
  return [
    ...findStateTroubles(facts),
    ...findCapacityTroubles(facts),
    ...findLateReports(facts),
    ...facts.complaints.map(sentence => ({ severity: 'warning' as const, sentence })),
  ];
}

function findStateTroubles({ state, at, place }: RoomFacts): RoomTrouble[] {
  if (state.kind !== 'technical-fault') return [];
  return [{ severity: 'fault', sentence: describeState(state, { at, ...place }).sentence }];
}

function findCapacityTroubles({ endpoints, at }: RoomFacts): RoomTrouble[] {
  const serving = endpoints.filter(endpoint => endpoint.leaseEndsAt > at);
  if (serving.length === 0) return [];
  const open = serving.filter(endpoint => !endpoint.draining);
  if (open.length === 0) {
    return [{ severity: 'fault', sentence: 'All endpoints are being drained, so nobody new gets a picture' }];
  }
  const limited = open.flatMap(({ name, utilisation }) =>
    utilisation === null ? [] : [{ name, share: utilisation }],
  );
  const scarce = limited.filter(({ share }) => share >= SCARCE_SHARE);
  const fullest = scarce.toSorted((a, b) => b.share - a.share)[0];
  if (fullest === undefined) return [];
  const percent = `${Math.round(fullest.share * 100)} %`;
  return scarce.length === open.length
    ? [{ severity: 'fault', sentence: `Every endpoint is at its limit, ${fullest.name} at ${percent}` }]
    : [{ severity: 'warning', sentence: `${fullest.name} carries ${percent} of what it can` }];
}

function findLateReports({ endpoints, at, place }: RoomFacts): RoomTrouble[] {
  return endpoints
    .filter(endpoint => endpoint.leaseEndsAt <= at)
    .map(({ name, reportedAt }) => ({
      severity: 'warning' as const,
      sentence: `${name} has not reported since ${formatTimeNear(reportedAt, at, place)}`,
    }));
}
