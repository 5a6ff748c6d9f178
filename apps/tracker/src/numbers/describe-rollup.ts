import {
  blurViewerCount,
  isFew,
  MASKED_BELOW,
  maskViewerCount,
  type NumbersColumn,
  type NumbersPoint,
} from '@foyer/contract';
import type { NumbersRow } from '../storage/numbers-store.ts';

const HOUR_S = 3_600;

const counts: ReadonlySet<NumbersColumn> = new Set(['viewers', 'peak', 'clients']);
/** What endpoints say of themselves; all else is about viewers. */
const served: ReadonlySet<NumbersColumn> = new Set(['servedBps', 'clients']);

export interface PointOptions {
  columns: readonly NumbersColumn[];
  trusted: boolean;
  fromMinute: number;
  stepMinutes: number;
}

/**
 * Makes rows points: the number of the step, then the values of the columns in their order. What fewer than five
 * viewers did is not told to everybody; nor exactly what is `vague`, the sum of parts of which one is masked.
 */
export function createPointMaker({ columns, trusted, fromMinute, stepMinutes }: PointOptions) {
  const stepS = stepMinutes * 60;
  // Looked up once, not once for each of a quarter of a million values.
  const fields = columns.map(column => ({
    read: readers[column],
    isCount: counts.has(column),
    isServed: served.has(column),
  }));
  return (row: NumbersRow, { vague }: { vague: boolean }): NumbersPoint => {
    const masked = vague || row.viewers < MASKED_BELOW;
    const point: NumbersPoint = [(row.minute - fromMinute) / stepMinutes];
    for (const { read, isCount, isServed } of fields) {
      const value = read(row, stepS);
      if (trusted || value === null) point.push(value);
      else if (isCount) point.push(maskViewerCount(vague ? blurViewerCount(value) : value));
      else point.push(masked && !isServed ? null : value);
    }
    return point;
  };
}

/** Whether somebody is in it, and so few that they are masked. */
export function hasFew(row: NumbersRow): boolean {
  return isFew(row.viewers) || isFew(countClients(row) ?? 0);
}

type Reader = (row: NumbersRow, stepS: number) => number | null;

const readers: Readonly<Record<NumbersColumn, Reader>> = {
  viewers: row => row.viewers,
  peak: row => row.peak,
  watchedS: row => round(row.playedS, 10),
  stalls: row => row.stalls,
  stalledS: row => round(row.stalledS, 10),
  stallsPerHour: row => (row.playedS === 0 ? null : round((row.stalls / row.playedS) * HOUR_S, 100)),
  droppedFrames: row => row.droppedFrames,
  decodedFrames: row => row.decodedFrames,
  latencyS: row => (row.latencyReports === 0 ? null : round(row.latencySumS / row.latencyReports, 100)),
  bitrateBps: (row, stepS) => Math.round(row.playedBits / stepS),
  errors: row => row.errors,
  fatalErrors: row => row.fatalErrors,
  // While it was heard of: a machine that served for half an hour did not serve half as much.
  servedBps: row => (row.servedMinutes === 0 ? null : Math.round(row.servedBits / (row.servedMinutes * 60))),
  clients: countClients,
};

function countClients(row: NumbersRow): number | null {
  return row.servedMinutes === 0 ? null : Math.round(row.clientsSum / row.servedMinutes);
}

/** To tenths or hundredths. Not by way of text: there are many. */
function round(value: number, scale: 10 | 100): number {
  return Math.round(value * scale) / scale;
}
