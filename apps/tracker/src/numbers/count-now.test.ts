import { numbersNowReplySchema } from '@foyer/contract';
import { describe, expect, test } from 'vitest';
import { annex, high, low } from '../viewers/watching-fixture.ts';
import { countNow } from './count-now.ts';

function count(
  people: readonly (readonly [typeof high, viewers: number, stalled?: number])[],
  trusted = false,
) {
  const states = people.map(([series, viewers, stalled = 0]) => ({
    series,
    viewers,
    stalled,
    bitrateKbps: viewers * 1_000,
  }));
  const counted = countNow({
    states,
    rooms: ['hall', 'annex'],
    findPeak: room => (room === null ? 100 : 50),
    trusted,
  });
  numbersNowReplySchema.parse({ generatedAt: '2026-11-20T12:00:00.000Z', ...counted });
  return counted;
}

describe('countNow', () => {
  test('counts each viewer by all that it is told apart by', () => {
    const { rooms, ...all } = count([
      [high, 10, 6],
      [low, 20],
      [annex, 7],
    ]);
    expect(all).toEqual({ viewers: 37, bitrateBps: 37e6, stalled: 6, peak: 100 });
    expect(rooms[0]).toMatchObject({ room: 'hall', viewers: 30, bitrateBps: 30e6, stalled: 6, peak: 50 });
    expect(rooms[0]?.streams.map(({ kind, viewers }) => [kind, viewers])).toEqual([['video', 30]]);
    expect(rooms[0]?.qualities.map(({ quality, viewers }) => [quality, viewers])).toEqual([
      ['high', 10],
      ['low', 20],
    ]);
    expect(rooms[0]?.endpoints.map(({ endpoint, viewers }) => [endpoint, viewers])).toEqual([
      ['hall@192.0.2.1', 30],
    ]);
    expect(rooms[1]?.endpoints).toEqual([]);
  });

  test('does not tell how few there are, neither by itself nor by the sum', () => {
    const { viewers, bitrateBps, rooms } = count([
      [high, 12],
      [annex, 3],
    ]);
    expect(rooms.map(room => [room.viewers, room.bitrateBps])).toEqual([
      [12, 12e6],
      ['<5', null],
    ]);
    expect([viewers, bitrateBps]).toEqual([15, null]);
    expect(
      count([
        [high, 12],
        [annex, 4],
      ]).viewers,
    ).toBe(15);
    expect(count([[high, 12]]).viewers).toBe(12);
    expect(
      count(
        [
          [high, 12],
          [annex, 3],
        ],
        true,
      ),
    ).toMatchObject({ viewers: 15, bitrateBps: 15e6 });
  });

  test('does not tell by the parts of a room how few are in one of them', () => {
    const [hall] = count([
      [high, 6, 6],
      [low, 2],
      [annex, 7, 2],
    ]).rooms;
    expect(hall).toMatchObject({ viewers: 8, bitrateBps: 8e6 });
    expect(hall?.qualities.map(({ viewers, bitrateBps }) => [viewers, bitrateBps])).toEqual([
      [5, null],
      ['<5', null],
    ]);
    expect(hall?.streams.map(({ viewers, bitrateBps }) => [viewers, bitrateBps])).toEqual([[8, 8e6]]);
    const elsewhere = { ...high, endpoint: null };
    const [room] = count([
      [high, 6],
      [elsewhere, 2],
    ]).rooms;
    expect(room?.endpoints.map(({ viewers, bitrateBps }) => [viewers, bitrateBps])).toEqual([[5, null]]);
  });

  test('does not tell by the sum how few stand still in a room', () => {
    const stalled = [
      [high, 12, 6],
      [annex, 12, 2],
    ] as const;
    expect(count(stalled).stalled).toBe(5);
    expect(count(stalled, true).stalled).toBe(8);
  });

  test('lists every room of the config, and no other', () => {
    expect(count([[{ ...high, room: 'gone' }, 9]])).toMatchObject({
      viewers: '<5',
      rooms: [{ room: 'hall', viewers: '<5', streams: [] }, { room: 'annex' }],
    });
  });
});
