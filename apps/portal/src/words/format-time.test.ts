import { describe, expect, it } from 'vitest';
import {
  formatCountdown,
  formatDay,
  formatDayRange,
  formatTime,
  formatTimeNear,
  formatTimeShort,
  nameZone,
  zonesDiffer,
} from './format-time.ts';

const lisbon = { locale: 'en', timezone: 'Europe/Lisbon' };
const berlin = { locale: 'en', timezone: 'Europe/Berlin' };
const at = (iso: string) => Date.parse(iso);

describe('times', () => {
  it('are those of the zone asked for, midnight being 00:00', () => {
    expect(formatTime(at('2019-12-28T19:45:00Z'), berlin)).toBe('20:45');
    expect(formatTime(at('2019-12-28T23:00:00Z'), berlin)).toBe('00:00');
    expect(formatDay(at('2019-12-28T23:00:00Z'), berlin)).toBe('Sunday 29 December');
  });

  it('carry their day only where it is another', () => {
    const reference = at('2026-06-12T20:00:00Z');
    expect(formatTimeNear(at('2026-06-12T21:00:00Z'), reference, lisbon)).toBe('22:00');
    expect(formatTimeNear(at('2026-06-13T09:00:00Z'), reference, lisbon)).toBe('Saturday 10:00');
    expect(formatTimeNear(at('2026-07-01T09:00:00Z'), reference, lisbon)).toBe('Wednesday 1 July, 10:00');
    expect(formatTimeNear(at('2026-06-07T09:00:00Z'), reference, lisbon)).toBe('Sunday 10:00');
    expect(formatTimeNear(at('2026-06-03T09:00:00Z'), reference, lisbon)).toBe('Wednesday 3 June, 10:00');
    expect(formatTimeNear(at('2027-06-09T09:00:00Z'), reference, lisbon)).toBe(
      'Wednesday 9 June 2027, 10:00',
    );
  });

  it('carry the same in short where there is little room', () => {
    const reference = at('2026-06-12T09:00:00Z');
    expect(formatTimeShort(at('2026-06-12T21:00:00Z'), reference, lisbon)).toBe('22:00');
    expect(formatTimeShort(at('2026-06-13T09:00:00Z'), reference, lisbon)).toBe('Sat 10:00');
    expect(formatTimeShort(at('2026-07-01T09:00:00Z'), reference, lisbon)).toBe('Wed 1 Jul 10:00');
    expect(formatTimeShort(at('2026-06-07T09:00:00Z'), reference, lisbon)).toBe('Sun 10:00');
    expect(formatTimeShort(at('2026-06-03T09:00:00Z'), reference, lisbon)).toBe('Wed 3 Jun 10:00');
    expect(formatTimeShort(at('2025-06-04T09:00:00Z'), reference, lisbon)).toBe('Wed 4 Jun 2025 10:00');
  });

  it('make a range of days that names what is common once', () => {
    expect(formatDayRange(at('2026-06-12T10:00:00Z'), at('2026-06-14T10:00:00Z'), lisbon)).toMatch(
      /^12\s?–\s?14 June 2026$/,
    );
  });

  it('count down in the largest units that help', () => {
    expect(formatCountdown(-5)).toBe('0:00');
    expect(formatCountdown(65_000)).toBe('1:05');
    expect(formatCountdown(3_600_000 * 26 + 61_000)).toBe('26 h 1 min');
    expect(formatCountdown(86_400_000 * 3)).toBe('3 days');
  });
});

describe('zones', () => {
  it('differ by what their clocks show, not by their names', () => {
    const summer = at('2026-06-12T20:00:00Z');
    expect(zonesDiffer(summer, 'Europe/Lisbon', 'Europe/London')).toBe(false);
    expect(zonesDiffer(summer, 'Europe/Lisbon', 'Europe/Berlin')).toBe(true);
  });

  it('are called by their city', () => {
    expect(nameZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(nameZone('UTC')).toBe('UTC');
  });
});
