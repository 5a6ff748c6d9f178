import { describe, expect, it } from 'vitest';
import type { Session } from '../model.ts';
import { inBerlin, linesOf, session } from '../testing/rain-conf.ts';
import { ProgrammeDays } from './programme-days.ts';

/** As a correction leaves it that was planned at another time. */
function moved(guid: string, planned: string, from: string, to: string): Session {
  const session = inBerlin(guid, from, to);
  const { startsAt, endsAt, rooms } = inBerlin(guid, planned, null);
  return { ...session, correction: { kind: 'delayed', startsAt, endsAt, rooms, note: null } };
}

describe('the day of a session that a correction has moved', () => {
  const dayOf = (session: Session, dayChangeMinutes: number | null = null) => {
    const days = new ProgrammeDays('Europe/Berlin', dayChangeMinutes);
    return new Date(days.getDayOf(session) * 86_400_000).getUTCDate();
  };

  it('is that for which it was planned until seven in the morning', () => {
    expect(dayOf(moved('A', '20 23:00', '21 03:59', '21 04:30'))).toBe(20);
    expect(dayOf(moved('A', '20 23:00', '21 04:00', '21 04:30'))).toBe(20);
    expect(dayOf(moved('A', '20 23:00', '21 06:59', '21 07:30'))).toBe(20);
    expect(dayOf(moved('A', '20 23:00', '21 07:00', '21 07:30'))).toBe(21);
    expect(dayOf(moved('A', '20 23:30', '21 00:10', '21 01:00'), 0)).toBe(20);
    expect(dayOf(inBerlin('A', '21 04:00', '21 04:30'))).toBe(21);
  });

  it('is that in which it begins if it was planned for another than the one before', () => {
    expect(dayOf(moved('A', '19 23:00', '21 04:30', '21 05:00'))).toBe(21);
    expect(dayOf(moved('A', '20 23:00', '22 02:00', '22 03:00'))).toBe(21);
    expect(dayOf(moved('A', '21 20:00', '21 05:00', '21 06:00'))).toBe(21);
    expect(dayOf(moved('A', '20 23:00', '21 09:30', '21 10:00'), 540)).toBe(21);
  });
});

describe('the day of what takes whole days', () => {
  const dayOf = (session: Session, timezone = 'Europe/Berlin') =>
    new Date(new ProgrammeDays(timezone, null).getDayOf(session) * 86_400_000).getUTCDate();

  it('is its date, though that has not begun at midnight', () => {
    expect(dayOf(inBerlin('A', '21 00:00', '22 00:00'))).toBe(21);
    expect(dayOf(inBerlin('A', '21 00:00', '24 00:00'))).toBe(21);
  });

  it('is the night before for what only begins or ends at midnight, and by other clocks', () => {
    expect(dayOf(inBerlin('A', '21 00:00', '21 03:00'))).toBe(20);
    expect(dayOf(inBerlin('A', '21 00:00', null))).toBe(20);
    expect(dayOf(inBerlin('A', '21 00:00', '21 00:00'))).toBe(20);
    expect(dayOf(inBerlin('A', '21 00:00', '22 00:00'), 'Europe/Lisbon')).toBe(20);
  });

  it('is its date where the clocks leave midnight out', () => {
    const santiago = (from: string, to: string) => dayOf(session('A', from, to), 'America/Santiago');
    expect(santiago('2026-09-06T01:00:00-03:00', '2026-09-07T00:00:00-03:00')).toBe(6);
    expect(santiago('2026-09-05T00:00:00-04:00', '2026-09-06T01:00:00-03:00')).toBe(5);
    expect(santiago('2026-09-07T01:00:00-03:00', '2026-09-08T00:00:00-03:00')).toBe(6);
    expect(santiago('2026-09-06T01:30:00-03:00', '2026-09-07T00:00:00-03:00')).toBe(5);
  });

  it('is its date though a correction has moved or shortened it', () => {
    const { startsAt, endsAt, rooms } = inBerlin('A', '21 00:00', '22 00:00');
    const correction = { kind: 'delayed' as const, startsAt, endsAt, rooms, note: null };
    expect(dayOf({ ...inBerlin('A', '21 00:10', '22 00:10'), correction })).toBe(21);
    expect(dayOf({ ...inBerlin('A', '21 00:00', '21 15:00'), correction })).toBe(21);
    expect(dayOf({ ...inBerlin('A', '24 09:00', '25 09:00'), correction })).toBe(24);
  });

  it('ends nothing of the evening before that has no stated end', () => {
    const lines = linesOf([inBerlin('party', '20 20:00', null), inBerlin('camp', '21 00:00', '22 00:00')]);
    expect(lines.slice(1, 4)).toEqual([
      '20 20:00 – 20 21:00 party',
      '20 21:00 – 21 00:00 (Finished for the day in Hall)',
      '21 00:00 – 22 00:00 camp',
    ]);
  });

  it('leaves the room in it until the day after', () => {
    const whole = inBerlin('camp', '21 00:00', '22 00:00');
    const lines = linesOf([whole, inBerlin('talk', '22 10:00', '22 11:00')]);
    expect(lines.slice(1, 4)).toEqual([
      '21 00:00 – 22 00:00 camp',
      expect.stringMatching(/^22 00:00 – 22 \d\d:\d\d /),
      expect.stringContaining('22 10:00'),
    ]);
  });
});

it('has a room in a break until what is late into the night begins, also after something of the next day', () => {
  const late = moved('late', '20 23:00', '21 05:00', '21 05:30');
  const friday = inBerlin('Friday', '20 19:00', '20 20:00');
  expect(linesOf([friday, late, inBerlin('next', '21 11:00', '21 12:00')]).slice(1, 6)).toEqual([
    '20 19:00 – 20 20:00 Friday',
    '20 20:00 – 21 05:00 (540 minute break)',
    '21 05:00 – 21 05:30 late',
    '21 05:30 – 21 11:00 (Not yet started in Hall)',
    '21 11:00 – 21 12:00 next',
  ]);
  expect(linesOf([inBerlin('yoga', '21 04:10', '21 04:40'), late]).slice(1, 4)).toEqual([
    '21 04:10 – 21 04:40 yoga',
    '21 04:40 – 21 05:00 (20 minute break)',
    '21 05:00 – 21 05:30 late',
  ]);
});
