import type { StatusRow } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { describeNowAndNext, formatWithOffset } from './now-and-next.ts';
import { readState } from './read-state.ts';
import { at, correctSession, status, withCancelled, withMoved } from './room-status-fixture.ts';

const overlapping = [
  ['Outer', '2026-06-13T10:00:00Z', '2026-06-13T12:00:00Z'],
  ['Inner', '2026-06-13T10:45:00Z', '2026-06-13T11:00:00Z'],
  ['After', '2026-06-13T11:00:00Z', '2026-06-13T11:30:00Z'],
].map(
  ([title = '', startsAt = '', endsAt = '']): StatusRow => ({
    type: 'generated',
    reason: 'break',
    guid: title,
    title,
    startsAt,
    endsAt,
  }),
);

describe('describeNowAndNext', () => {
  it('gives what is on and what comes, in the zone of the schedule', () => {
    expect(describeNowAndNext(status, at)).toEqual([
      {
        start: '2026-06-13T11:40:00+01:00',
        end: '2026-06-13T12:00:00+01:00',
        title: '20 minute break',
        abstract: '',
        url: '',
        guid: 'break-1',
        generated: true,
      },
      expect.objectContaining({ title: 'Clocks & <gears>', abstract: '<p>Ticking.</p>', generated: false }),
    ]);
  });
});

describe('describeNowAndNext of sessions that overlap', () => {
  it('names the one that began last, and the next to begin', () => {
    const titles = describeNowAndNext({ ...status, rows: overlapping }, at).map(({ title }) => title);
    expect(titles).toEqual(['Inner', 'After']);
  });
});

describe('a day on which a room has nothing', () => {
  const friday = [
    ['Finished for the day in Main Hall', '2026-06-12T18:00:00Z', 'finished-today'],
    ['Nothing in Main Hall today', '2026-06-12T23:00:00Z', 'nothing-today'],
    ['Nothing in Main Hall today', '2026-06-13T23:00:00Z', 'nothing-today'],
    ['Nightlight finished :(', '2026-06-14T17:00:00Z', 'finished'],
  ] as const;
  const rows = friday.map(
    ([title, startsAt, reason], index): StatusRow => ({
      type: 'generated',
      reason,
      guid: startsAt,
      title,
      startsAt,
      endsAt: friday[index + 1]?.[1] ?? '9999-12-31T23:59:59Z',
    }),
  );
  const list = (now: string, room = status) =>
    describeNowAndNext({ ...room, rows }, Date.parse(now)).map(({ title }) => title);

  it('is named as today on that day alone', () => {
    expect(list('2026-06-12T20:00:00Z')).toEqual([
      'Finished for the day in Main Hall',
      'Nothing in Main Hall on Saturday 13 June',
    ]);
    // By the clocks of the room it is Saturday.
    expect(list('2026-06-12T23:00:00Z')).toEqual([
      'Nothing in Main Hall today',
      'Nothing in Main Hall on Sunday 14 June',
    ]);
    expect(list('2026-06-14T16:00:00Z')).toEqual(['Nothing in Main Hall today', 'Nightlight finished :(']);
  });

  it('is called what the config calls it, if it does', () => {
    const german = { ...status, title: 'Saal' };
    expect(list('2026-06-12T20:00:00Z', german)[1]).toBe('Nothing in Main Hall today');
  });
});

describe('formatWithOffset', () => {
  it('writes the offset of the instant, also where it is none or negative', () => {
    expect(formatWithOffset('2026-01-13T11:00:00Z', 'Europe/Lisbon')).toBe('2026-01-13T11:00:00+00:00');
    expect(formatWithOffset('2026-01-13T11:00:00Z', 'America/St_Johns')).toBe('2026-01-13T07:30:00-03:30');
  });

  it('never comes to a year of five digits, nor to one before the first', () => {
    expect(formatWithOffset('9999-12-31T23:59:59Z', 'Europe/Berlin')).toBe('9999-12-31T23:59:59+00:00');
    expect(formatWithOffset('0001-01-01T00:00:00Z', 'America/New_York')).toBe('0001-01-01T00:00:00+00:00');
  });

  it('keeps four digits and whole minutes at the beginning of time', () => {
    expect(formatWithOffset('0001-01-01T00:00:00Z', 'UTC')).toBe('0001-01-01T00:00:00+00:00');
    expect(formatWithOffset('0001-01-02T00:00:00Z', 'Europe/Berlin')).toMatch(
      /^0001-01-02T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
    );
  });
});

describe('a session that does not take place', () => {
  it('is neither on nor next, but named by the break in its place', () => {
    const instants = ['10:30', '10:50', '11:30', '11:40', '12:30'];
    const told = instants.map(time => {
      const now = Date.parse(`2026-06-13T${time}:00Z`);
      const rows = describeNowAndNext(withCancelled, now);
      const { current, next } = readState(withCancelled, now);
      const named = [...current.slice(0, 1), ...next.slice(0, 1)].map(({ session }) => session.guid);
      const guids = rows.filter(({ generated }) => !generated).map(({ guid }) => guid);
      // A break may be next, where the page names the session after it.
      expect(named.slice(0, guids.length)).toEqual(guids);
      return rows.map(({ title, abstract }) => [title, abstract].join(' '));
    });
    const inItsPlace = '60 minute break <p>Cancelled: Off &amp; &lt;away&gt; · She is ill</p>';
    expect(told).toEqual([
      ['Opening ', inItsPlace],
      [inItsPlace, 'Lecture '],
      ['60 minute break ', 'Lecture '],
      ['Lecture ', 'Nightlight finished :( '],
      ['Nightlight finished :( '],
    ]);
  });
});

describe('a session that was moved to another room', () => {
  it('is named by the break in its time', () => {
    expect(describeNowAndNext(withMoved, at).map(({ title, abstract }) => [title, abstract])).toEqual([
      ['20 minute break', '<p>Moved to Loft &amp; Co: Springs · More seats</p>'],
      ['Clocks & <gears>', '<p>Ticking.</p>'],
    ]);
  });
});

describe('sessions that begin at once', () => {
  it('give the one that the page of the room names first', () => {
    const rows = ['11:40', '11:50'].map((time, index): StatusRow => {
      const [row] = correctSession({ guid: String(index) }).rows.slice(-1);
      if (row?.type !== 'session') throw new Error('The fixture ends with a session.');
      return { ...row, endsAt: `2026-06-13T${time}:00Z` };
    });
    const now = Date.parse('2026-06-13T11:30:00Z');
    const room = { ...status, rows };
    expect(describeNowAndNext(room, now)[0]?.guid).toBe('0');
    expect(readState(room, now).current[0]?.session.guid).toBe('0');
  });
});
