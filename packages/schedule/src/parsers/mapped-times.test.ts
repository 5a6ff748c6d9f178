import { describe, expect, it } from 'vitest';
import { readMapped } from '../testing/read-mapped.ts';
import type { ScheduleMap } from './schedule-map.ts';

describe('times of a mapped session', () => {
  it.each<[string, Record<string, unknown>, Partial<ScheduleMap>, string, string | null, string[]]>([
    ['local time', {}, {}, '09:00', null, []],
    ['an offset', { start: '2026-11-20T10:00:00-05:00' }, {}, '15:00', null, []],
    ['seconds since 1970', { start: 1795165200 }, {}, '09:00', null, []],
    [
      'a date and a time of day',
      { start: '10:00', d: '2026-11-20T05:30:00Z' },
      { date: 'd' },
      '09:00',
      null,
      [],
    ],
    ['a whole start beside a date', { d: '2026-11-21' }, { date: 'd' }, '09:00', null, []],
    ['an end', { e: '2026-11-20 11:00' }, { end: 'e' }, '09:00', '20T10:00', []],
    ['an end of day', { e: '11:00' }, { end: 'e' }, '09:00', '20T10:00', []],
    ['an end after midnight', { e: '1:00' }, { end: 'e' }, '09:00', '21T00:00', []],
    [
      'an end on another day',
      { e: '11:00', d: '2026-11-22' },
      { end: 'e', endDate: 'd' },
      '09:00',
      '22T10:00',
      [],
    ],
    ['an end before the start', { e: '2026-11-20 9:00' }, { end: 'e' }, '09:00', null, ['end-before-start']],
    ['a bad end', { e: 'late' }, { end: 'e' }, '09:00', null, ['end-unreadable']],
    ['minutes', { m: 45 }, { duration: 'm' }, '09:00', '20T09:45', []],
    ['hours', { m: '1.5' }, { duration: 'm', durationUnit: 'hours' }, '09:00', '20T10:30', []],
    ['seconds', { m: 90 }, { duration: 'm', durationUnit: 'seconds' }, '09:00', '20T09:01', []],
    ['hours and minutes', { m: '1:15' }, { duration: 'm' }, '09:00', '20T10:15', []],
    ['a bad duration', { m: 'long' }, { duration: 'm' }, '09:00', null, ['duration-unreadable']],
    ['no minutes at all', { m: -1 }, { duration: 'm' }, '09:00', null, ['duration-negative']],
    [
      'an end rather than minutes',
      { e: '11:00', m: 45 },
      { end: 'e', duration: 'm' },
      '09:00',
      '20T10:00',
      [],
    ],
  ])('reads %s', (_name, item, map, startsAt, endsAt, problems) => {
    expect(readMapped(item, map)).toMatchObject({
      startsAt: `2026-11-20T${startsAt}:00.000Z`,
      endsAt: endsAt === null ? null : expect.stringContaining(`2026-11-${endsAt}:`),
      problems,
    });
  });

  it('ends a session in the offset in which it starts', () => {
    const item = { start: '2026-11-20T22:00:00-05:00', e: '1:00 AM' };
    expect(readMapped(item, { end: 'e' }).endsAt).toBe('2026-11-21T06:00:00.000Z');
  });
});
