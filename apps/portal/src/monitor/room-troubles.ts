import type { Instant } from '@foyer/schedule';
import type { BriefState } from '../status/read-state.ts';
import { formatTimeNear, type TimePlace } from '../words/format-time.ts';

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

/** A machine that fell silent. */
export interface LostFacts {
  name: string;
  reportedAt: Instant;
}

export interface RoomTrouble {
  /** `fault`: viewers see it. `warning`: they will, or somebody should know. `note`: somebody has wanted it so. */
  severity: 'fault' | 'warning' | 'note';
  /** One sentence without its full stop. */
  sentence: string;
}

export interface RoomFacts {
  state: BriefState;
  endpoints: readonly EndpointFacts[];
  lost: readonly LostFacts[];
  /** What the media pipeline says of itself, in words. */
  complaints: readonly string[];
  at: Instant;
  /** When the tracker last said how the endpoints are: what it could not have told since is nobody's fault. */
  heardAt: Instant;
  place: TimePlace;
}

/** From this share of its capacity on a machine is near its limit. */
export const SCARCE_SHARE = 0.9;
/** So much of its lease may pass until it is worth a word that nothing has come. */
const LATE_SHARE = 0.75;
/** More names are not read. */
const MAX_NAMES = 2;

/** What is wrong with a room, the worst first, and what is as somebody has wanted it; empty where nothing is. */
export function findRoomTroubles(facts: RoomFacts): RoomTrouble[] {
  return [
    ...findStateTroubles(facts),
    ...findCapacityTroubles(facts),
    ...findSilence(facts),
    ...facts.complaints.map(sentence => ({ severity: 'warning' as const, sentence })),
    ...findDrained(facts),
  ];
}

/** Whether a machine has not reported for most of its lease. */
export function isLate({ reportedAt, leaseEndsAt }: EndpointFacts, at: Instant): boolean {
  return at >= reportedAt + LATE_SHARE * (leaseEndsAt - reportedAt);
}

function findStateTroubles({ state, at, place }: RoomFacts): RoomTrouble[] {
  if (state.kind !== 'technical-fault') return [];
  const since = formatTimeNear(state.since, at, place);
  switch (state.cause) {
    case 'encoder-lost':
      return [{ severity: 'fault', sentence: `Should be live, but nothing has come since ${since}` }];
    case 'encoder-never-registered':
      return [
        { severity: 'fault', sentence: `Should be live since ${since}, but no machine has ever registered` },
      ];
    case 'tracker-unreachable':
      return [{ severity: 'warning', sentence: 'Nobody knows whether a picture comes' }];
  }
}

function findCapacityTroubles({ endpoints, heardAt }: RoomFacts): RoomTrouble[] {
  const serving = endpoints.filter(endpoint => endpoint.leaseEndsAt > heardAt);
  if (serving.length === 0) return [];
  const open = serving.filter(endpoint => !endpoint.draining);
  if (open.length === 0) {
    return [{ severity: 'fault', sentence: 'All endpoints are drained, so nobody new gets a picture' }];
  }
  const limited = open.flatMap(({ name, utilisation }) =>
    utilisation === null ? [] : [{ name, share: utilisation }],
  );
  const scarce = limited.filter(({ share }) => share >= SCARCE_SHARE);
  const fullest = scarce.toSorted((a, b) => b.share - a.share)[0];
  if (fullest === undefined) return [];
  const percent = `${Math.round(fullest.share * 100)}\u00a0%`;
  if (open.length === 1) {
    return [
      { severity: 'fault', sentence: `The only endpoint, ${fullest.name}, is at ${percent} of its capacity` },
    ];
  }
  return scarce.length === open.length
    ? [{ severity: 'fault', sentence: `Every endpoint is at its limit, ${fullest.name} at ${percent}` }]
    : [{ severity: 'warning', sentence: `${fullest.name} is at ${percent} of its capacity` }];
}

function findSilence({ state, endpoints, lost, at, heardAt, place }: RoomFacts): RoomTrouble[] {
  const gone = [...lost, ...endpoints.filter(({ leaseEndsAt }) => leaseEndsAt <= heardAt)];
  const late = endpoints.filter(endpoint => endpoint.leaseEndsAt > heardAt && isLate(endpoint, heardAt));
  const since = (reportedAt: Instant) => formatTimeNear(reportedAt, at, place);
  const warnings = late.map(
    ({ name, reportedAt }) => `${name} is late: no report since ${since(reportedAt)}`,
  );
  // That nothing comes any more has been said already.
  if (gone.length > 0 && state.kind !== 'technical-fault') {
    const last = Math.max(...gone.map(({ reportedAt }) => reportedAt));
    warnings.unshift(`${describeGone(gone)}: no report since ${since(last)}`);
  }
  return warnings.map(sentence => ({ severity: 'warning', sentence }));
}

function describeGone(gone: readonly LostFacts[]): string {
  const names = gone.map(({ name }) => name);
  if (names.length === 1) return `${names[0]} is lost`;
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length - MAX_NAMES;
  return `${names.length} endpoints are lost (${more > 0 ? `${shown} and ${more} more` : shown})`;
}

function findDrained({ endpoints, heardAt }: RoomFacts): RoomTrouble[] {
  const serving = endpoints.filter(endpoint => endpoint.leaseEndsAt > heardAt);
  const drained = serving.filter(({ draining }) => draining);
  // Where all are, that is a fault.
  if (drained.length === 0 || drained.length === serving.length) return [];
  const names = drained.map(({ name }) => name);
  const sentence =
    names.length === 1
      ? `${names[0]} is drained: nobody new is sent there`
      : `${names.length} of ${serving.length} endpoints are drained: nobody new is sent there`;
  return [{ severity: 'note', sentence }];
}
