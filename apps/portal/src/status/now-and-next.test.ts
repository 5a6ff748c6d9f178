import type { RoomStatus, SessionBrief, StatusRow } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { describeNowAndNext, formatWithOffset } from './now-and-next.ts';
import { renderRoomRss } from './room-rss.ts';

const at = Date.parse('2026-06-13T10:50:00Z');
const status: RoomStatus = {
  room: 'example',
  title: 'Main Hall',
  timezone: 'Europe/Lisbon',
  dayChangeMinutes: 240,
  external: false,
  youtube: null,
  presence: null,
  viewers: null,
  preview: null,
  streams: [],
  rows: [
    {
      type: 'generated',
      reason: 'break',
      guid: 'break-1',
      title: '20 minute break',
      startsAt: '2026-06-13T10:40:00Z',
      endsAt: '2026-06-13T11:00:00Z',
    },
    {
      type: 'session',
      startsAt: '2026-06-13T11:00:00Z',
      endsAt: '2026-06-13T11:40:00Z',
      session: {
        guid: 'a<b',
        title: 'Clocks & <gears>',
        subtitle: null,
        speakers: [],
        track: null,
        language: null,
        url: null,
        endsAt: '2026-06-13T11:40:00Z',
        detailsHtml: '<p>Ticking.</p>',
        doNotRecord: null,
        doNotStream: null,
        cancelled: null,
        correction: null,
      },
    },
  ],
};

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

describe('a session that the organisers have corrected', () => {
  const correct = (changes: Partial<SessionBrief>): RoomStatus => ({
    ...status,
    rows: status.rows.map(row =>
      row.type === 'session' ? { ...row, session: { ...row.session, ...changes } } : row,
    ),
  });
  const correction = {
    startsAt: '2026-06-13T10:50:00Z',
    endsAt: null,
    rooms: ['Main Hall'],
    note: 'No <light>',
  };

  it('is told of in RSS, beside its new times', () => {
    const room = correct({ correction: { ...correction, kind: 'delayed' } });
    const xml = renderRoomRss({ room, at, origin: 'https://live.example', event: 'Nightlight' });
    expect(xml).toContain(
      '&lt;p&gt;Delayed by 10 minutes, was 11:50. No &amp;lt;light&amp;gt;&lt;/p&gt;&lt;p&gt;Ticking.',
    );
  });

  it('says in its title that it is cancelled', () => {
    const room = correct({ cancelled: true, correction: { ...correction, kind: 'cancelled' } });
    expect(describeNowAndNext(room, at).map(({ title }) => title)).toEqual([
      '20 minute break',
      'Cancelled: Clocks & <gears>',
    ]);
  });
});

describe('renderRoomRss', () => {
  const xml = renderRoomRss({ room: status, at, origin: 'https://live.example/', event: 'Nightlight' });

  it('titles its items Now and Next, with nothing that could end a tag', () => {
    expect(xml).toContain('<title>Now: 20 minute break</title>');
    expect(xml).toContain('<title>Next: Clocks &amp; &lt;gears&gt;</title>');
    expect(xml).toContain('<guid isPermaLink="false">a&lt;b</guid>');
    expect(xml).toContain('<link>https://live.example/example</link>');
  });
});
