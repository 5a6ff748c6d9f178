import type { NumbersReply } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { stackSeries } from './stack-series.ts';

type Points = NumbersReply['series'][number]['points'];

function reply(series: Record<string, Points>, more: Partial<NumbersReply> = {}): NumbersReply {
  return {
    generatedAt: '2026-06-12T10:05:30.000Z',
    from: '2026-06-12T10:00:00.000Z',
    to: '2026-06-12T10:04:00.000Z',
    step: 'minute',
    stepS: 60,
    by: 'room',
    columns: ['step', 'peak', 'viewers'],
    series: Object.entries(series).map(([room, points]) => ({
      room,
      kind: null,
      protocol: null,
      language: null,
      quality: null,
      endpoint: null,
      points,
    })),
    ...more,
  };
}

const stack = (numbers: NumbersReply, rooms: string[]) => stackSeries(numbers, { column: 'viewers', rooms });

describe('stackSeries', () => {
  it('puts rooms on each other in the order asked for', () => {
    const numbers = reply({
      attic: [
        [0, 0, 10],
        [2, 0, 30],
      ],
      hall: [
        [0, 0, 5],
        [1, 0, 7],
      ],
    });
    const { times, layers, totals, peak } = stack(numbers, ['hall', 'attic']);
    expect(times).toEqual([0, 60, 120].map(offset => Date.parse(numbers.from) / 1_000 + offset));
    expect(layers.map(({ room, edge }) => [room, edge])).toEqual([
      ['hall', [5, 7, 0]],
      ['attic', [15, 7, 30]],
    ]);
    expect(layers[1]?.values).toEqual([10, null, 30]);
    expect(totals).toEqual([15, 7, 30]);
    expect(peak).toBe(30);
  });

  it('gives what is not told no height, and keeps that it was there', () => {
    const { layers, peak } = stack(reply({ hall: [[1, 0, '<5']] }), ['hall']);
    expect(layers).toEqual([{ room: 'hall', rooms: 1, values: [null, '<5'], edge: [0, 0], peak: 0 }]);
    expect(peak).toBe(0);
  });

  it('does not draw the minute that still runs, nor what is beyond the end', () => {
    const numbers = reply(
      {
        hall: [
          [0, 0, 9],
          [3, 0, 9],
        ],
      },
      { generatedAt: '2026-06-12T10:02:59.000Z' },
    );
    expect(stack(numbers, ['hall']).layers[0]?.values).toEqual([9, null]);
    const hours = { ...numbers, step: 'hour' as const, stepS: 3_600, to: '2026-06-12T12:00:00.000Z' };
    expect(stack(hours, ['hall']).times).toHaveLength(2);
  });

  it('takes the sum of all rooms as the tracker has it: who changes rooms is one', () => {
    const numbers = reply({ hall: [[0, 0, 10]], attic: [[0, 0, 20]] });
    const all = { ...numbers.series[0], room: null, points: [[0, 0, 28]] } as NumbersReply['series'][number];
    const { totals, peak } = stack({ ...numbers, series: [all, ...numbers.series] }, ['hall', 'attic']);
    expect([totals, peak]).toEqual([[28], 28]);
  });

  it('waits for minutes that are not counted yet, and for no more than a few', () => {
    const served = (points: Points) =>
      stackSeries(reply({ hall: points }, { columns: ['step', 'servedBps'] }), {
        column: 'servedBps',
        rooms: ['hall'],
      }).layers[0]?.values;
    expect(
      served([
        [0, 5],
        [2, 5],
      ]),
    ).toEqual([5, 5, 5]);
    expect(served([[0, 5]])).toEqual([5]);
    const long = reply({ hall: [[0, 0, 9]] }, { to: '2026-06-12T10:05:00.000Z' });
    expect(stack(long, ['hall']).layers[0]?.values).toEqual([9, null, null, null, null]);
  });

  it("tells the tracker's instants by the clock of a rehearsal", () => {
    const numbers = reply({ hall: [[0, 0, 9]] });
    const { times } = stackSeries(numbers, { column: 'viewers', rooms: ['hall'], shiftMs: -3_600_000 });
    expect(times[0]).toBe(Date.parse(numbers.from) / 1_000 - 3_600);
  });

  it('leaves out rooms that nobody watched, and a column that did not come', () => {
    expect(stack(reply({ hall: [] }), ['hall', 'gone']).layers).toEqual([]);
    expect(stack(reply({ hall: [[0, 1, 2]] }, { columns: ['step', 'peak'] }), ['hall']).layers).toEqual([]);
  });

  it('lets small rooms share the top layer', () => {
    const rooms = Array.from({ length: 10 }, (_, index) => `room${index}`);
    const numbers = reply(
      Object.fromEntries(
        rooms.map((room, index) => [
          room,
          [
            [0, 0, index < 3 ? 1 : 100 + index],
            [1, 0, '<5'],
          ],
        ]),
      ),
    );
    const { layers, peak } = stack(numbers, rooms);
    expect(layers.map(({ room }) => room)).toEqual([...rooms.slice(3), null]);
    expect(layers.at(-1)?.rooms).toBe(3);
    expect(layers.at(-1)?.values).toEqual([3, '<5']);
    expect(peak).toBe(742 + 3);
  });
});
