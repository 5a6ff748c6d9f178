import {
  blurViewerCount,
  isFew,
  MASKED_BELOW,
  maskViewerCount,
  type NumbersNowReply,
  type ViewerCount,
} from '@foyer/contract';
import type { SeriesState } from '../viewers/audience.ts';

type RoomNumbers = NumbersNowReply['rooms'][number];
type State = Pick<SeriesState, 'viewers' | 'stalled' | 'bitrateKbps'> & {
  readonly series: Pick<
    SeriesState['series'],
    'room' | 'kind' | 'protocol' | 'language' | 'quality' | 'endpoint'
  >;
};

export interface CountNowOptions {
  states: Iterable<State>;
  /** Of the config, in its order. */
  rooms: readonly string[];
  /** The most at once today; null: of all rooms together. */
  findPeak: (room: string | null) => number;
  trusted: boolean;
}

interface Sum {
  viewers: number;
  stalled: number;
  bitrateBps: number;
}

/** Who is watching now, by all that viewers are told apart by. */
export function countNow(options: CountNowOptions): Omit<NumbersNowReply, 'generatedAt'> {
  const { rooms, findPeak, trusted } = options;
  const byRoom = Map.groupBy(options.states, state => state.series.room);
  const sums = rooms.map(room => sumUp(byRoom.get(room) ?? []));
  const all = sumUp(sums);
  const hidesStalled = !trusted && sums.some(({ stalled }) => isFew(stalled));
  return {
    ...describeSum(all, { trusted, vague: hidesSome(sums) }),
    stalled: mask(hidesStalled ? blurViewerCount(all.stalled) : all.stalled, trusted),
    peak: mask(findPeak(null), trusted),
    rooms: rooms.map(room => describeRoom(room, byRoom.get(room) ?? [], { peak: findPeak(room), trusted })),
  };
}

function describeRoom(
  room: string,
  states: readonly State[],
  { peak, trusted }: { peak: number; trusted: boolean },
): RoomNumbers {
  const sum = sumUp(states);
  const group = <Key extends keyof State['series']>(...keys: Key[]) => groupStates(states, keys, trusted);
  return {
    room,
    ...describeSum(sum, { trusted, vague: false }),
    stalled: mask(sum.stalled, trusted),
    peak: mask(peak, trusted),
    streams: group('kind', 'protocol', 'language'),
    qualities: group('kind', 'quality'),
    endpoints: group('endpoint').filter(({ endpoint }) => endpoint !== null),
  };
}

function groupStates<Key extends keyof State['series']>(
  states: readonly State[],
  keys: readonly Key[],
  trusted: boolean,
) {
  const pick = ({ series }: State) =>
    Object.fromEntries(keys.map(key => [key, series[key]])) as Pick<State['series'], Key>;
  const groups = Map.groupBy(
    states.filter(({ viewers }) => viewers > 0),
    state => JSON.stringify(pick(state)),
  );
  const sums = [...groups.values()].map(sumUp);
  const vague = hidesSome(sums);
  return [...groups.values()].flatMap((group, index) => {
    const [first, sum] = [group[0], sums[index]];
    if (first === undefined || sum === undefined) return [];
    return [{ ...pick(first), ...describeSum(sum, { trusted, vague }) }];
  });
}

function sumUp(parts: readonly (Sum | State)[]): Sum {
  const sum = { viewers: 0, stalled: 0, bitrateBps: 0 };
  for (const part of parts) {
    sum.viewers += part.viewers;
    sum.stalled += part.stalled;
    sum.bitrateBps += 'bitrateKbps' in part ? part.bitrateKbps * 1_000 : part.bitrateBps;
  }
  return sum;
}

/** With the whole and all other parts known exactly, one would tell how many are in the part that is masked. */
function hidesSome(parts: readonly Sum[]): boolean {
  return parts.some(({ viewers }) => isFew(viewers));
}

function describeSum({ viewers, bitrateBps }: Sum, { trusted, vague }: { trusted: boolean; vague: boolean }) {
  if (trusted) return { viewers, bitrateBps };
  const told = vague ? blurViewerCount(viewers) : viewers;
  return { viewers: maskViewerCount(told), bitrateBps: vague || viewers < MASKED_BELOW ? null : bitrateBps };
}

function mask(count: number, trusted: boolean): ViewerCount {
  return trusted ? count : maskViewerCount(count);
}
