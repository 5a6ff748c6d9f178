import type { ClosedMinute } from './audience.ts';
import type { GroupDirectory } from './group-directory.ts';
import { addSums, createPlaySums, type PlaySums } from './play-sums.ts';
import { type Count, PERIOD_MINUTES, periods, startOf } from './tally.ts';
import { nothing, type ViewerGroup } from './viewer-group.ts';

/** What an endpoint said of itself in one minute. */
export interface ServedMinute {
  minute: number;
  room: string;
  endpoint: string;
  bitrateBps: number;
  clients: number;
}

/** What is added to a rollup: sums are added up, viewers and peak replace what is less. */
export interface RollupRow extends PlaySums, Count {
  stepMinutes: number;
  groupId: number;
  minute: number;
  servedBits: number;
  clientsSum: number;
  servedMinutes: number;
}

/** Turns minutes that are over into what they add to the rollups of every step. */
export function listRollupRows(
  closed: readonly ClosedMinute[],
  served: readonly ServedMinute[],
  directory: GroupDirectory,
): RollupRow[] {
  const rows = new RowCollection();
  for (const { minute, groups } of closed) {
    for (const { group, counts, sums } of groups) {
      for (const [period, row] of rows.get(group, minute)) {
        row.viewers = Math.max(row.viewers, counts[period].viewers);
        row.peak = Math.max(row.peak, counts[period].peak);
        addSums(row, sums);
      }
    }
  }
  for (const [group, minute, { bitrateBps, clients }] of sumServed(served, directory)) {
    for (const [, row] of rows.get(group, minute)) {
      row.servedBits += bitrateBps * 60;
      row.clientsSum += clients;
      row.servedMinutes += 1;
    }
  }
  return rows.list();
}

class RowCollection {
  readonly #rows = new Map<string, RollupRow>();

  get({ id }: ViewerGroup, minute: number) {
    return periods.map(period => {
      const start = startOf(period, minute);
      const stepMinutes = PERIOD_MINUTES[period];
      const key = `${stepMinutes}/${id}/${start}`;
      const row = this.#rows.get(key) ?? createRow({ stepMinutes, groupId: id, minute: start });
      this.#rows.set(key, row);
      return [period, row] as const;
    });
  }

  list(): RollupRow[] {
    return [...this.#rows.values()];
  }
}

function createRow(key: Pick<RollupRow, 'stepMinutes' | 'groupId' | 'minute'>): RollupRow {
  const nobody = { viewers: 0, peak: 0, servedBits: 0, clientsSum: 0, servedMinutes: 0 };
  return { ...key, ...nobody, ...createPlaySums() };
}

/** By minute: each endpoint, each room, all together. */
function sumServed(
  served: readonly ServedMinute[],
  directory: GroupDirectory,
): [ViewerGroup, number, { bitrateBps: number; clients: number }][] {
  const sums = new Map<string, [ViewerGroup, number, { bitrateBps: number; clients: number }]>();
  for (const { minute, room, endpoint, bitrateBps, clients } of served) {
    const groups = [
      directory.get('endpoint', { ...nothing, room, endpoint }),
      directory.get('room', { ...nothing, room }),
      directory.get('all', nothing),
    ];
    for (const group of groups) {
      const key = `${group.id}/${minute}`;
      const sum = sums.get(key) ?? [group, minute, { bitrateBps: 0, clients: 0 }];
      sum[2].bitrateBps += bitrateBps;
      sum[2].clients += clients;
      sums.set(key, sum);
    }
  }
  return [...sums.values()];
}
