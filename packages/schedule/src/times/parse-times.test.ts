import { describe, expect, it } from 'vitest';
import { findTimezone } from './find-timezone.ts';
import { parseDateTime, parseTimeOfDay, resolveDateTime } from './parse-date-time.ts';
import { parseDuration } from './parse-duration.ts';
import { HOUR_MS, isTimezone, MINUTE_MS } from './wall-time.ts';

describe('parseDateTime', () => {
  it.each([
    ['2026-11-20T10:00:00+01:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T10:00:00-0330', '2026-11-20T13:30:00.000Z'],
    ['2026-11-20T10:00+01', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20t10:00:00z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20 10:00:00 +0100', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T10:00:00.123456+01:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T10:00:00', '2026-11-20T09:00:00.000Z'],
    ['2026-07-20 10:00', '2026-07-20T08:00:00.000Z'],
    ['2026-11-20T24:00:00', '2026-11-20T23:00:00.000Z'],
    ['2026-11-20', '2026-11-19T23:00:00.000Z'],
    ['2028-02-29', '2028-02-28T23:00:00.000Z'],
  ])('reads %s in Berlin as %s', (text, expected) => {
    const parsed = parseDateTime(text);
    expect(parsed && new Date(resolveDateTime(parsed, 'Europe/Berlin')).toISOString()).toBe(expected);
  });

  it.each([
    '',
    '20026-11-20T10:00:00Z',
    '0026-11-20',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-02-29',
    '2026-04-31T10:00:00Z',
    '2026-11-20T10',
    '2026-11-20T24:01:00',
    '2026-11-20T10:60:00',
    '2026-11-20T10:00:61',
    '2026-11-20T10:00:00+15:00',
    '2026-11-20T10:00:00+01:60',
    '20.11.2026',
    'Fri, 20 Nov 2026 10:00:00 GMT',
  ])('does not guess what “%s” means', text => {
    expect(parseDateTime(text)).toBeUndefined();
  });
});

describe('parseTimeOfDay', () => {
  it('reads hours and minutes, and seconds', () => {
    expect(parseTimeOfDay('9:05')).toBe(9 * HOUR_MS + 5 * MINUTE_MS);
    expect(parseTimeOfDay('09:00:00')).toBe(9 * HOUR_MS);
    expect(['24:01', '9', '9:5', '9:60', 'noon'].map(parseTimeOfDay)).toEqual(Array(5).fill(undefined));
  });
});

describe('parseDuration', () => {
  const minutes = (text: string, three: Parameters<typeof parseDuration>[1] = 'hours-minutes-seconds') => {
    const durationMs = parseDuration(text, three);
    return durationMs === undefined ? undefined : durationMs / MINUTE_MS;
  };

  it('reads hours and minutes, never minutes and seconds', () => {
    expect([minutes('00:30'), minutes('0:45'), minutes('12:59'), minutes('100:00')]).toEqual([
      30, 45, 779, 6000,
    ]);
  });

  it('reads three parts as the format has them', () => {
    expect([minutes('1:02:30'), minutes('1:02:30', 'days-hours-minutes')]).toEqual([62.5, 1590]);
    expect(minutes('00:45:00', 'days-hours-minutes')).toBe(45);
  });

  it('reads what Python prints', () => {
    expect([minutes('1 day, 0:00:00'), minutes('2 days, 1:30:00.500000')]).toEqual([1440, 2970]);
    expect([minutes('-1 day, 23:30:00'), minutes('-1:00')]).toEqual([-30, -60]);
  });

  it('does not guess', () => {
    expect(['', '45', '0:5', 'PT45M', '1:2:3', '1e9:00'].map(text => minutes(text))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe('findTimezone', () => {
  it('knows zones, cities and the names of Rails', () => {
    expect(
      ['US/Eastern', 'Berlin', 'Mexico City', 'Eastern Time (US & Canada)', 'UTC'].map(findTimezone),
    ).toEqual(['US/Eastern', 'Europe/Berlin', 'America/Mexico_City', 'America/New_York', 'UTC']);
    expect(['Mars/Olympus', '', '/', 'Europe'].map(findTimezone)).toEqual(Array(4).fill(undefined));
  });

  it('gives only zones that exist', () => {
    for (const name of ['Bern', 'Kyiv', 'Canberra', 'Hawaii', 'Newfoundland', 'Abu Dhabi']) {
      expect(isTimezone(findTimezone(name) ?? '')).toBe(true);
    }
  });
});
