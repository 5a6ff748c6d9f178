import { describe, expect, it } from 'vitest';
import { divideTime } from './divide-time.ts';

const MINUTE = 60_000;
/** Berlin in winter. */
const toWall = (at: number) => at + 60 * MINUTE;
const at = (time: string) => Date.parse(`2019-12-28T${time}:00+01:00`);
const stretch = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const divide = (stretches: ReturnType<typeof stretch>[], rooms = 1) =>
  divideTime(stretches, { rooms, toWall }).map(({ startsAt, endsAt, height }) => [
    new Date(toWall(startsAt)).toISOString().slice(11, 16),
    (endsAt - startsAt) / MINUTE,
    height,
  ]);

describe('divideTime', () => {
  it('draws a line at every beginning, end and full hour', () => {
    expect(divide([stretch('10:30', '11:15'), stretch('10:45', '11:15')])).toEqual([
      ['10:30', 15, 15],
      ['10:45', 15, 15],
      ['11:00', 15, 15],
    ]);
  });

  it('compresses hours without a session', () => {
    expect(divide([stretch('10:00', '10:30'), stretch('18:00', '18:30')])).toEqual([
      ['10:00', 30, 30],
      ['10:30', 450, 24],
      ['18:00', 30, 30],
    ]);
    expect(divide([stretch('10:00', '10:30'), stretch('10:40', '11:00')])[1]).toEqual(['10:30', 10, 10]);
  });

  it('has a line at the one full hour between two sessions that are at none', () => {
    expect(divide([stretch('10:05', '10:50'), stretch('11:10', '11:50')])).toEqual([
      ['10:05', 45, 45],
      ['10:50', 10, 10],
      ['11:00', 10, 10],
      ['11:10', 40, 40],
    ]);
    // There is no room for more, nor for one beside that at an end of it.
    const heights = (...pair: [string, string]) =>
      divide([stretch('09:15', pair[0]), stretch(pair[1], '18:50')]).filter(([from]) => from === pair[0]);
    expect(heights('10:50', '13:10')).toEqual([['10:50', 140, 24]]);
    expect(heights('11:00', '12:50')).toEqual([['11:00', 110, 24]]);
  });

  it('lets long time in which nothing changes grow more slowly, evenly over its hours', () => {
    const rows = divide([stretch('20:00', '23:30')]);
    expect(rows.map(([time]) => time)).toEqual(['20:00', '21:00', '22:00', '23:00']);
    const heights = rows.map(([, , height]) => Number(height));
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(90 + 120 * 0.25);
    expect(heights[0]).toBeCloseTo(heights[1] ?? 0);
  });

  it('takes less of the page for time in which hardly a room is busy', () => {
    const day = [stretch('10:00', '11:00'), stretch('11:00', '12:00')];
    expect(divide(day, 16).map(([, , height]) => height)).toEqual([60, 60]);
    expect(divide(day, 17).map(([, , height]) => height)).toEqual([24, 24]);
  });

  it('has no row for nothing', () => {
    expect(divide([])).toEqual([]);
  });
});
