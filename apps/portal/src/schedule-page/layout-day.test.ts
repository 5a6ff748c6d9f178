import { toWallTime } from '@foyer/schedule';
import { describe, expect, it } from 'vitest';
import { layoutDay } from './layout-day.ts';
import { type GivenSource, makeView } from './testing/make-view.ts';

function layOut(sessions: GivenSource['sessions']) {
  const view = makeView({ rooms: ['Ada', 'Borg'], sessions });
  const [day] = view.days;
  if (day === undefined) throw new Error('no day');
  const layout = layoutDay(day, at => toWallTime(at, view.timezone));
  const areas = Object.fromEntries(
    [...layout.areaOf].map(([{ session }, { row, rowEnd, column, columnEnd }]) => [
      session.title,
      [row, column, rowEnd, columnEnd],
    ]),
  );
  return { layout, areas };
}

describe('layoutDay', () => {
  it('puts rooms across and time down', () => {
    const { layout, areas } = layOut([
      { title: 'a', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' },
      { title: 'b', from: '2019-12-28T10:30:00+01:00', to: '2019-12-28T11:00:00+01:00', rooms: ['Borg'] },
      { title: 'c', from: '2019-12-28T11:00:00+01:00', to: '2019-12-28T11:30:00+01:00' },
    ]);
    expect(areas).toEqual({ a: [2, 2, 4, 3], b: [3, 3, 4, 4], c: [4, 2, 5, 3] });
    expect(layout.hours.map(({ row }) => row)).toEqual([2, 4]);
    expect(layout.rooms.map(({ room, column, lanes }) => [room.title, column, lanes])).toEqual([
      ['Ada', 2, 1],
      ['Borg', 3, 1],
    ]);
  });

  it('gives a room a lane for each session that overlaps, and moves the next room on', () => {
    const { layout, areas } = layOut([
      { title: 'long', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' },
      { title: 'short', from: '2019-12-28T10:30:00+01:00', to: '2019-12-28T10:45:00+01:00' },
      { title: 'other', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00', rooms: ['Borg'] },
    ]);
    expect(areas).toEqual({ long: [2, 2, 5, 3], short: [3, 3, 4, 4], other: [2, 4, 5, 5] });
    expect(layout.rooms[0]?.lanes).toBe(2);
  });

  it('draws what has no length beside what begins with it', () => {
    const { areas } = layOut([
      { title: 'doors', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T10:00:00+01:00' },
      { title: 'talk', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' },
    ]);
    expect(areas).toEqual({ talk: [2, 2, 4, 3], doors: [2, 3, 3, 4] });
  });

  it('finds the row of an instant, and how far down it', () => {
    const { layout } = layOut([
      { title: 'a', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T10:40:00+01:00' },
      { title: 'b', from: '2019-12-28T10:40:00+01:00', to: '2019-12-28T11:00:00+01:00' },
    ]);
    const find = (time: string) => layout.findRow(Date.parse(`2019-12-28T${time}:00+01:00`));
    expect(find('10:00')).toEqual({ row: 2, share: 0 });
    expect(find('10:50')).toEqual({ row: 3, share: 0.5 });
    expect(find('09:59')).toBeUndefined();
    expect(find('11:00')).toBeUndefined();
  });

  it('says where something begins on a day without a full hour, not closer than can be read', () => {
    const { layout } = layOut([
      { title: 'a', from: '2019-12-28T10:05:00+01:00', to: '2019-12-28T10:50:00+01:00' },
      { title: 'b', from: '2019-12-28T10:10:00+01:00', to: '2019-12-28T10:40:00+01:00', rooms: ['Borg'] },
      { title: 'c', from: '2019-12-28T14:05:00+01:00', to: '2019-12-28T14:50:00+01:00' },
    ]);
    expect(layout.hours.map(({ at, row }) => [new Date(at).toISOString().slice(11, 16), row])).toEqual([
      ['09:05', 2],
      ['13:05', 6],
    ]);
  });

  it('draws what takes whole days along all that has a time', () => {
    const { layout, areas } = layOut([
      { title: 'camp', from: '2019-12-28T00:00:00+01:00', to: '2019-12-30T00:00:00+01:00', rooms: ['Borg'] },
      { title: 'a', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' },
      { title: 'b', from: '2019-12-28T15:00:00+01:00', to: '2019-12-28T16:00:00+01:00' },
    ]);
    expect(areas.camp?.[0]).toBe(areas.a?.[0]);
    expect(areas.camp?.[2]).toBe(areas.b?.[2]);
    expect(new Date(layout.rows.at(-1)?.endsAt ?? 0).toISOString()).toBe('2019-12-28T15:00:00.000Z');
    // The hours between the two are left out all the same.
    expect(layout.hours.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
      '09:00',
      '10:00',
      '14:00',
    ]);
    const alone = layOut([
      { title: 'camp', from: '2019-12-28T00:00:00+01:00', to: '2019-12-30T00:00:00+01:00' },
    ]);
    expect(alone.layout.rows).toHaveLength(1);
  });

  it('draws so what takes whole days by the clocks of its room, in a page of another zone', () => {
    const view = makeView(
      {
        rooms: ['Ada'],
        sessions: [{ title: 'a', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' }],
      },
      {
        rooms: ['Borg'],
        timezone: 'Europe/Lisbon',
        sessions: [
          { title: 'camp', from: '2019-12-28T00:00:00Z', to: '2019-12-30T00:00:00Z', rooms: ['Borg'] },
        ],
      },
    );
    const day = view.days.find(({ date }) => date === '2019-12-28');
    if (day === undefined) throw new Error('no day');
    expect(layoutDay(day, at => toWallTime(at, view.timezone)).rows).toHaveLength(1);
  });

  it('says where it goes on after hours that are left out, unless the next full hour says it', () => {
    const hoursOf = (from: string) => {
      const { layout } = layOut([
        { title: 'a', from: '2019-12-28T10:00:00+01:00', to: '2019-12-28T11:00:00+01:00' },
        { title: 'b', from: `2019-12-28T${from}:00+01:00`, to: '2019-12-28T16:00:00+01:00' },
      ]);
      return layout.hours.map(({ at }) => new Date(at + 3_600_000).toISOString().slice(11, 16));
    };
    expect(hoursOf('14:10')).toEqual(['10:00', '11:00', '14:10', '15:00']);
    expect(hoursOf('14:50')).toEqual(['10:00', '11:00', '15:00']);
  });

  it('leaves out hours that are so low that their labels would overlap', () => {
    const { layout } = layOut([
      { title: 'a', from: '2019-12-28T04:00:00+01:00', to: '2019-12-28T12:00:00+01:00' },
      ...Array.from({ length: 20 }, (_, index) => ({
        title: `b${index}`,
        from: '2019-12-28T12:00:00+01:00',
        to: '2019-12-28T14:00:00+01:00',
        rooms: [`Room ${index}`],
      })),
    ]);
    const rowOf = new Map(layout.rows.map((row, index) => [row.startsAt, index]));
    for (const [index, { at }] of layout.hours.entries()) {
      const next = layout.hours[index + 1];
      if (next === undefined) continue;
      const between = layout.rows.slice(rowOf.get(at), rowOf.get(next.at));
      expect(between.reduce((sum, { height }) => sum + height, 0)).toBeGreaterThanOrEqual(18);
    }
    expect(layout.hours.length).toBeLessThan(10);
    expect(layout.hours.length).toBeGreaterThan(3);
  });

  it('keeps its hours through the change to winter time', () => {
    const { layout } = layOut([
      { title: 'night', from: '2019-10-26T23:00:00Z', to: '2019-10-27T02:00:00Z' },
      { title: 'more', from: '2019-10-26T23:30:00Z', to: '2019-10-27T02:00:00Z', rooms: ['Borg'] },
    ]);
    expect(layout.hours.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
      '23:00',
      '00:00',
      '01:00',
    ]);
  });
});
