import { numbersColumns } from '@foyer/contract';
import { describe, expect, test } from 'vitest';
import { createPlaySums } from '../viewers/play-sums.ts';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import { createPointMaker } from './describe-rollup.ts';

const row: RollupRow = {
  ...createPlaySums(),
  stepMinutes: 60,
  groupId: 1,
  minute: 120,
  viewers: 12,
  peak: 9,
  playedS: 7_200,
  stalls: 3,
  stalledS: 12.34,
  droppedFrames: 5,
  decodedFrames: 900,
  latencySumS: 30,
  latencyReports: 4,
  playedBits: 3.6e9,
  errors: 2,
  fatalErrors: 1,
  servedBits: 1.8e9,
  clientsSum: 300,
  servedMinutes: 30,
};

function describeAs(trusted: boolean, change: Partial<RollupRow> = {}, vague = false) {
  const span = { fromMinute: 0, stepMinutes: 60 };
  const makePoint = createPointMaker({ columns: numbersColumns, trusted, ...span });
  const point = makePoint({ ...row, ...change }, { vague });
  return Object.fromEntries(['step', ...numbersColumns].map((column, index) => [column, point[index]]));
}

describe('createPointMaker', () => {
  test('says what a step comes to', () => {
    expect(describeAs(false)).toEqual({
      step: 2,
      viewers: 12,
      peak: 9,
      watchedS: 7_200,
      stalls: 3,
      stalledS: 12.3,
      stallsPerHour: 1.5,
      droppedFrames: 5,
      decodedFrames: 900,
      latencyS: 7.5,
      bitrateBps: 1e6,
      errors: 2,
      fatalErrors: 1,
      servedBps: 1e6,
      clients: 10,
    });
  });

  test('tells nobody what a few did, but what machines sent', () => {
    const masked = describeAs(false, { viewers: 4, peak: 4, clientsSum: 100 });
    expect(masked).toMatchObject({ viewers: '<5', peak: '<5', clients: '<5', servedBps: 1e6 });
    const others = numbersColumns.filter(
      column => !['viewers', 'peak', 'clients', 'servedBps'].includes(column),
    );
    for (const column of others) expect(masked[column], column).toBeNull();
    expect(describeAs(true, { viewers: 4, peak: 4 })).toMatchObject({ viewers: 4, peak: 4, stalls: 3 });
    expect(describeAs(false, { viewers: 5, peak: 4 })).toMatchObject({ viewers: 5, peak: '<5', stalls: 3 });
  });

  test('tells of a sum only what says nothing of the part that is masked', () => {
    const sum = describeAs(false, { viewers: 14, peak: 9, clientsSum: 360 }, true);
    expect(sum).toMatchObject({
      viewers: 10,
      peak: 5,
      clients: 10,
      servedBps: 1e6,
      watchedS: null,
      stalls: null,
    });
  });

  test('tells nothing from unknown', () => {
    const nothing = { playedS: 0, stalls: 0, latencyReports: 0, latencySumS: 0, servedMinutes: 0 };
    expect(describeAs(true, nothing)).toMatchObject({
      stallsPerHour: null,
      latencyS: null,
      servedBps: null,
      clients: null,
      stalls: 0,
    });
  });
});
