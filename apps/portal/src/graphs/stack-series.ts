import type { NumbersColumn, NumbersReply } from '@foyer/contract';

/** One layer of a stacked graph: a room, or those that are too small to be told apart. */
export interface GraphLayer {
  /** null: all rooms that have no layer of their own. */
  room: string | null;
  /** By point; null where nobody was there, `<5` where so few are not told. */
  values: (number | '<5' | null)[];
  /** The upper edge of the layer: its own values and those of all layers below it. */
  edge: number[];
  peak: number;
}

export interface StackedSeries {
  /** Seconds since 1970, as the graph library counts. */
  times: number[];
  /** From the bottom up. */
  layers: GraphLayer[];
  peak: number;
}

/** More layers than these cannot be told apart by their colour. */
const MAX_LAYERS = 8;

/**
 * Puts one column of the numbers by room on top of each other, in the order of `rooms`. The largest rooms get a
 * layer each, the others share one. A count that is not told, being under five, has no height.
 */
export function stackSeries(
  reply: NumbersReply,
  { column, rooms }: { column: NumbersColumn; rooms: readonly string[] },
): StackedSeries {
  const from = Date.parse(reply.from);
  const steps = Math.max(0, Math.ceil((findEnd(reply) - from) / (reply.stepS * 1_000)));
  const times = Array.from({ length: steps }, (_, step) => from / 1_000 + step * reply.stepS);
  const index = reply.columns.indexOf(column);
  const own = rooms.flatMap(room => {
    const series = reply.series.find(candidate => candidate.room === room);
    return series === undefined || index < 0 ? [] : [readLayer({ room, series, index, steps })];
  });
  const layers = mergeSmallest(own.filter(({ values }) => values.some(value => value !== null)));
  stack(layers, steps);
  return { times, layers, peak: Math.max(0, ...(layers.at(-1)?.edge ?? [])) };
}

/** The minute that still runs has not been counted yet: it would look like everybody leaving. */
function findEnd({ to, step, stepS, generatedAt }: NumbersReply): number {
  if (step !== 'minute') return Date.parse(to);
  const stepMs = stepS * 1_000;
  return Math.min(Date.parse(to), Math.floor(Date.parse(generatedAt) / stepMs) * stepMs);
}

function readLayer(options: {
  room: string;
  series: NumbersReply['series'][number];
  index: number;
  steps: number;
}): GraphLayer {
  const values = Array<number | '<5' | null>(options.steps).fill(null);
  for (const point of options.series.points) {
    const step = point[0];
    if (typeof step === 'number' && step < options.steps) values[step] = point[options.index] ?? null;
  }
  return { room: options.room, values, edge: [], peak: Math.max(0, ...values.map(toHeight)) };
}

function mergeSmallest(layers: GraphLayer[]): GraphLayer[] {
  if (layers.length <= MAX_LAYERS) return layers;
  const largest = new Set(layers.toSorted((a, b) => b.peak - a.peak).slice(0, MAX_LAYERS - 1));
  const rest = layers.filter(layer => !largest.has(layer));
  const values = (rest[0]?.values ?? []).map((_, step) =>
    addValues(rest.map(layer => layer.values[step] ?? null)),
  );
  const others = { room: null, values, edge: [], peak: Math.max(0, ...values.map(toHeight)) };
  return [...layers.filter(layer => largest.has(layer)), others];
}

function addValues(values: readonly (number | '<5' | null)[]): number | '<5' | null {
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

function toHeight(value: number | '<5' | null): number {
  return typeof value === 'number' ? value : 0;
}
