import { describe, expect, test } from 'vitest';
import { createPlaySums } from '../viewers/play-sums.ts';
import { nothing, type ViewerGroup } from '../viewers/viewer-group.ts';
import { VagueSteps } from './vague-steps.ts';

function createRows(...viewers: number[]) {
  const served = { servedBits: 0, clientsSum: 0, servedMinutes: 0 };
  return viewers.map((count, minute) => ({
    ...createPlaySums(),
    ...served,
    minute,
    viewers: count,
    peak: count,
  }));
}

const all: ViewerGroup = { ...nothing, id: 1, level: 'all' };
const hall: ViewerGroup = { ...nothing, id: 2, level: 'room', room: 'hall' };
const [large, small] = ['720p', '480p'].map(
  (quality, index): ViewerGroup => ({ ...nothing, id: 3 + index, level: 'quality', room: 'hall', quality }),
) as [ViewerGroup, ViewerGroup];
const minutes = [0, 1, 2];

describe('VagueSteps', () => {
  test('are those of the sum of all rooms in which one has few, and not of the rooms', () => {
    const vague = new VagueSteps();
    vague.note(hall, createRows(0, 4, 5));
    expect(minutes.map(minute => vague.has(all, minute))).toEqual([false, true, false]);
    expect(minutes.map(minute => vague.has(hall, minute))).toEqual([false, false, false]);
  });

  test('are those of all parts of a room in which one has few, and of no other room', () => {
    const vague = new VagueSteps();
    vague.note(large, createRows(50, 50, 50));
    vague.note(small, createRows(6, 1, 0));
    expect(minutes.map(minute => vague.has(large, minute))).toEqual([false, true, false]);
    expect(vague.has({ ...large, room: 'annex' }, 1)).toBe(false);
    expect(vague.has(all, 1)).toBe(false);
  });

  test('are those in which few are in no part', () => {
    const vague = new VagueSteps();
    vague.noteRest('hall', createRows(60, 54, 50), [createRows(50, 50, 45), createRows(5, 0, 5)]);
    expect(minutes.map(minute => vague.has(large, minute))).toEqual([false, true, false]);
  });
});
