import type { StatusRow } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { listDay } from './list-day.ts';

function session(guid: string, startsAt: string, endsAt: string): StatusRow {
  return {
    type: 'session',
    startsAt,
    endsAt,
    session: {
      guid,
      title: guid,
      subtitle: null,
      speakers: [],
      track: null,
      language: null,
      url: null,
      endsAt,
      detailsHtml: null,
      doNotRecord: null,
      doNotStream: null,
      cancelled: null,
      correction: null,
    },
  };
}

const rows = [
  session('evening', '2019-12-28T19:50:00Z', '2019-12-28T20:50:00Z'),
  session('midnight', '2019-12-28T22:30:00Z', '2019-12-28T23:30:00Z'),
  session('small hours', '2019-12-29T01:00:00Z', '2019-12-29T02:00:00Z'),
  session('morning', '2019-12-29T10:00:00Z', '2019-12-29T11:00:00Z'),
];
const zone = 'Europe/Berlin';
const list = (iso: string) => {
  const day = listDay(rows, Date.parse(iso), zone);
  return { guids: day.rows.map(row => row.session.guid), isToday: day.isToday };
};

describe('listDay', () => {
  it('counts the small hours to the evening before them', () => {
    expect(list('2019-12-28T20:00:00Z')).toEqual({
      guids: ['evening', 'midnight', 'small hours'],
      isToday: true,
    });
    expect(list('2019-12-28T23:10:00Z')).toEqual({ guids: ['midnight', 'small hours'], isToday: true });
  });

  it('shows the next day with sessions when this one has none left', () => {
    expect(list('2019-12-29T02:30:00Z')).toEqual({ guids: ['morning'], isToday: false });
  });

  it('is empty after the last session', () => {
    expect(list('2019-12-30T10:00:00Z')).toEqual({ guids: [], isToday: true });
  });
});
