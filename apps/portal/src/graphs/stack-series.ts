import type { NumbersColumn, NumbersReply } from '@foyer/contract';
import { listSteps, readSeries, type StepValue, toHeight } from './read-series.ts';

/** One layer of a stacked graph: a room, or those that are too small to be told apart. */
export interface GraphLayer {
  /** null: all rooms that have no layer of their own. */
  room: string | null;
  /** How many rooms it is made of. */
  rooms: number;
  values: StepValue[];
  /** The upper edge of the layer: its own values and those of all layers below it. */
  edge: number[];
  peak: number;
}

export interface StackedSeries {
  /** Seconds since 1970, as the graph library counts. */
  times: number[];
  stepS: number;
  /** From the bottom up. */
  layers: GraphLayer[];
  /** Of all rooms together: who watches two of them in one step is counted once. */
  totals: StepValue[];
  peak: number;
}

export interface StackOptions {
  column: NumbersColumn;
  rooms: readonly string[];
  /** Added to the tracker's instants, which a rehearsal does not move. */
  shiftMs?: number;
}

/** More layers than these cannot be told apart by their colour. */
const MAX_LAYERS = 8;

/**
 * Puts one column of the numbers by room on top of each other, in the order of `rooms`. The largest rooms get a
 * layer each, the others share one. A count that is not told, being under five, has no height.
 */
export function stackSeries(
  reply: NumbersReply,
  { column, rooms, shiftMs = 0 }: StackOptions,
): StackedSeries {
  const times = listSteps(reply, column).map(at => at + shiftMs / 1_000);
  const steps = times.length;
  const index = reply.columns.indexOf(column);
  const read = (room: string | null) => {
    const series = index < 0 ? undefined : reply.series.find(candidate => candidate.room === room);
    return series === undefined ? undefined : readSeries(series, { column, index, steps });
  };
  const own = rooms.flatMap(room => {
    const values = read(room);
    return values?.some(value => value !== null) ? [createLayer(room, 1, values)] : [];
  });
  const layers = mergeSmallest(own);
  stack(layers, steps);
  const totals = read(null) ?? layers.at(-1)?.edge ?? [];
  const heights = totals.map(toHeight);
  return { times, stepS: reply.stepS, layers, totals, peak: Math.max(0, ...heights) };
}

function createLayer(room: string | null, rooms: number, values: StepValue[]): GraphLayer {
  return { room, rooms, values, edge: [], peak: Math.max(0, ...values.map(toHeight)) };
}

function mergeSmallest(layers: GraphLayer[]): GraphLayer[] {
  if (layers.length <= MAX_LAYERS) return layers;
  const largest = new Set(layers.toSorted((a, b) => b.peak - a.peak).slice(0, MAX_LAYERS - 1));
  const rest = layers.filter(layer => !largest.has(layer));
  const values = (rest[0]?.values ?? []).map((_, step) =>
    addValues(rest.map(layer => layer.values[step] ?? null)),
  );
  return [...layers.filter(layer => largest.has(layer)), createLayer(null, rest.length, values)];
}

function addValues(values: readonly StepValue[]): StepValue {
  const sum = values.reduce<number>((total, value) => total + toHeight(value), 0);
  if (sum > 0 || values.includes(0)) return sum;
  return values.includes('<5') ? '<5' : null;
}

function stack(layers: readonly GraphLayer[], steps: number): void {
  let below = Array<number>(steps).fill(0);
  for (const layer of layers) {
    layer.edge = below.map((height, step) => height + toHeight(layer.values[step] ?? null));
    below = layer.edge;
  }
}
