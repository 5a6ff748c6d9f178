import type { NumbersReply, OverallStatsReply } from '@foyer/contract';

export const DEFAULT_RANGE_MINUTES = 120;
/** Ten years, which is more than is kept. */
const MAX_RANGE_MINUTES = 5_256_000;
const BITS_PER_MBIT = 1_000_000;

/**
 * How many minutes back somebody asks for; of several answers the last. What is no number is no error, as it was none
 * for the ancestor, whose pages and scripts still ask.
 */
export function readRange(range: string | string[] | undefined): number {
  const text = [range].flat().at(-1)?.trim() ?? '';
  if (!/^\+?\d+$/.test(text) || Number(text) === 0) return DEFAULT_RANGE_MINUTES;
  return Math.min(Number(text), MAX_RANGE_MINUTES);
}

/** What the ancestor drew its graphs of, from numbers with these columns: `servedBps`, `clients`. */
export function describeOverallStats({ from, stepS, columns, series }: NumbersReply): OverallStatsReply {
  const startsAt = Date.parse(from);
  const rooms = series.flatMap(({ room, points }) => (room === null ? [] : [{ room, points }]));
  const draw = (column: 'servedBps' | 'clients', unit: number) => {
    const index = columns.indexOf(column);
    return rooms.map(({ room, points }) => ({
      label: room,
      data: points.map((point): [number, number | null] => {
        const value = point[index];
        return [startsAt + Number(point[0]) * stepS * 1000, typeof value === 'number' ? value / unit : null];
      }),
    }));
  };
  return {
    graphs: [
      { title: 'Overall Bitrate', stacked: true, series: draw('servedBps', BITS_PER_MBIT) },
      { title: 'Overall Clients', stacked: true, series: draw('clients', 1) },
    ],
    annotations: [],
  };
}
