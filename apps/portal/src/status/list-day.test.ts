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
const days = { timezone: 'Europe/Berlin', dayChangeMinutes: 240 };
const list = (iso: string, dayChangeMinutes = 240) => {
  const day = listDay({ ...days, rows, dayChangeMinutes }, Date.parse(iso));
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

  it('has what takes whole days on its date', () => {
    const whole = session('camp', '2019-12-28T23:00:00Z', '2019-12-29T23:00:00Z');
    const at = (iso: string) => listDay({ ...days, rows: [...rows, whole] }, Date.parse(iso));
    expect(at('2019-12-28T20:00:00Z').rows.map(row => row.session.guid)).not.toContain('camp');
    expect(at('2019-12-29T04:00:00Z').rows.map(row => row.session.guid)).toContain('camp');
  });

  it('has it on its date though a correction has ended it earlier', () => {
    const planned = { startsAt: '2019-12-28T23:00:00Z', endsAt: '2019-12-29T23:00:00Z' };
    const whole = session('camp', planned.startsAt, '2019-12-29T18:00:00Z');
    if (whole.type === 'session')
      whole.session.correction = { kind: 'shortened', rooms: ['Hall'], note: null, ...planned };
    const day = listDay({ ...days, rows: [...rows, whole] }, Date.parse('2019-12-28T20:00:00Z'));
    expect(day.rows.map(row => row.session.guid)).not.toContain('camp');
  });

  it('changes the day when the programme does', () => {
    expect(list('2019-12-28T20:00:00Z', 100)).toEqual({ guids: ['evening', 'midnight'], isToday: true });
  });

  it('shows the next day with sessions when this one has none left', () => {
    expect(list('2019-12-29T02:30:00Z')).toEqual({ guids: ['morning'], isToday: false });
  });

  it.each([
    // At 02:00 the clocks go forward, at 03:00 back: neither 3 hours after midnight nor 5 are 04:00.
    ['2026-03-28', '2026-03-29T01:55:00Z', '2026-03-29T02:05:00Z'],
    ['2026-10-24', '2026-10-25T02:55:00Z', '2026-10-25T03:05:00Z'],
  ])('ends the night after %s when the clocks show 04:00', (date, before, after) => {
    const rowsOfNight = [
      session('before', before, `${before.slice(0, 17)}30Z`),
      session('after', after, `${after.slice(0, 17)}30Z`),
    ];
    const evening = Date.parse(`${date}T20:00:00Z`);
    const { rows, isToday } = listDay({ ...days, rows: rowsOfNight }, evening);
    expect(rows.map(row => row.session.guid)).toEqual(['before']);
    expect(isToday).toBe(true);
  });

  it('is empty after the last session', () => {
    expect(list('2019-12-30T10:00:00Z')).toEqual({ guids: [], isToday: true });
  });
});
