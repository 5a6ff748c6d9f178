import {
  blurViewerCount,
  isFew,
  MASKED_BELOW,
  maskViewerCount,
  type NumbersColumn,
  type NumbersPoint,
} from '@foyer/contract';
import type { RollupRow } from '../viewers/rollup-rows.ts';

type Value = NumbersPoint[number];

const HOUR_S = 3_600;

/** What endpoints say of themselves; all else is about viewers. */
const served: ReadonlySet<NumbersColumn> = new Set(['servedBps', 'clients']);

export interface DescribeRollupOptions {
  columns: readonly NumbersColumn[];
  trusted: boolean;
  /** Whether it is the sum of parts of which one is masked. */
  vague: boolean;
}

/** The values of one step in the order of the columns. What fewer than five viewers did is not told to everybody. */
export function describeRollup(row: RollupRow, { columns, trusted, vague }: DescribeRollupOptions): Value[] {
  const masked = vague || row.viewers < MASKED_BELOW;
  return columns.map(column => {
    const value = read(column, row);
    if (trusted || value === null) return value;
    if (column === 'viewers' || column === 'peak' || column === 'clients') {
      return maskViewerCount(vague ? blurViewerCount(value) : value);
    }
    return masked && !served.has(column) ? null : value;
  });
}

/** Whether somebody is in it, and so few that they are masked. */
export function hasFew(row: RollupRow): boolean {
  return isFew(row.viewers) || isFew(read('clients', row) ?? 0);
}

function read(column: NumbersColumn, row: RollupRow): number | null {
  const stepS = row.stepMinutes * 60;
  switch (column) {
    case 'viewers':
    case 'peak':
    case 'stalls':
    case 'droppedFrames':
    case 'decodedFrames':
    case 'errors':
    case 'fatalErrors':
      return row[column];
    case 'watchedS':
      return round(row.playedS, 1);
    case 'stalledS':
      return round(row.stalledS, 1);
    case 'stallsPerHour':
      return row.playedS === 0 ? null : round((row.stalls / row.playedS) * HOUR_S, 2);
    case 'latencyS':
      return row.latencyReports === 0 ? null : round(row.latencySumS / row.latencyReports, 2);
    case 'bitrateBps':
      return Math.round(row.playedBits / stepS);
    // While it was heard of: a machine that served for half an hour did not serve half as much.
    case 'servedBps':
      return row.servedMinutes === 0 ? null : Math.round(row.servedBits / (row.servedMinutes * 60));
    case 'clients':
      return row.servedMinutes === 0 ? null : Math.round(row.clientsSum / row.servedMinutes);
  }
}

/** Not by way of text: there are many. */
function round(value: number, digits: 1 | 2): number {
  const scale = digits === 1 ? 10 : 100;
  return Math.round(value * scale) / scale;
}
