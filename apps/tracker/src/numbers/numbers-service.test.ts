import { expect, test } from 'vitest';
import { createPlaySums } from '../viewers/play-sums.ts';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import { nothing } from '../viewers/viewer-group.ts';
import { NumbersService, type NumbersServiceOptions } from './numbers-service.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');

const row: RollupRow = {
  ...createPlaySums(),
  stepMinutes: 1,
  groupId: 1,
  minute: now / 60_000,
  viewers: 12,
  peak: 9,
  servedBits: 0,
  clientsSum: 0,
  servedMinutes: 0,
};

/** Of two series, each with as many steps as the store has. */
function createNumbers(steps: number): NumbersService {
  const list = () => new Array<RollupRow>(steps).fill(row);
  const groups = ['all', 'room'].map((level, id) => ({
    ...nothing,
    id,
    level,
    room: id === 0 ? null : 'hall',
  }));
  const options = {
    access: { rules: { roomNames: ['hall'] } },
    store: { list },
    directory: { list: () => groups },
    clock: () => now,
  };
  return new NumbersService(options as unknown as NumbersServiceOptions);
}

test('everybody is given what a page draws, and whoever holds the secret more', () => {
  const query = { by: 'room', columns: 'viewers' } as const;
  const askFor = (steps: number, trusted: boolean) => createNumbers(steps).query(query, { trusted }).series;
  expect(askFor(30_000, false).map(({ points }) => points.length)).toEqual([30_000, 30_000]);
  expect(() => askFor(30_001, false)).toThrow('more than the 60000');
  expect(askFor(30_001, true)).toHaveLength(2);
  expect(() => askFor(250_001, true)).toThrow('more than the 500000');
});
