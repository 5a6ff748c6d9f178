import { describe, expect, test } from 'vitest';
import { planNumbers } from './plan-numbers.ts';

const now = Date.parse('2026-11-20T12:34:56.000Z');
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

function plan(query: Parameters<typeof planNumbers>[0]) {
  const { step, fromMinute, toMinute } = planNumbers(query, { now, series: 10 });
  return [step, ...[fromMinute, toMinute].map(minute => iso(minute * 60_000).slice(0, 16))];
}

describe('planNumbers', () => {
  test('gives the last day by the minute to whoever does not say', () => {
    expect(plan({})).toEqual(['minute', '2026-11-19T12:34', '2026-11-20T12:35']);
  });

  test('takes longer steps for a longer time', () => {
    expect(plan({ from: iso(now - 25 * HOUR) })[0]).toBe('hour');
    expect(plan({ from: iso(now - 31 * 24 * HOUR) })[0]).toBe('hour');
    expect(plan({ from: iso(now - 31 * 24 * HOUR - 1) })[0]).toBe('day');
  });

  test('takes longer steps for many series, since nobody reads a hundred thousand numbers', () => {
    const stepOf = (hours: number, series: number) =>
      planNumbers({ from: iso(now - hours * HOUR) }, { now, series }).step;
    expect([stepOf(10, 100), stepOf(10.1, 100), stepOf(24, 40)]).toEqual(['minute', 'hour', 'minute']);
  });

  test('gives whole steps, in UTC', () => {
    const span = { from: '2026-11-18T23:30:00+01:00', to: '2026-11-19T02:00:00.001Z' };
    expect(plan({ ...span, step: 'hour' })).toEqual(['hour', '2026-11-18T22:00', '2026-11-19T03:00']);
    expect(plan({ ...span, step: 'day' })).toEqual(['day', '2026-11-18T00:00', '2026-11-20T00:00']);
  });

  test('begins with 1970 at the earliest where nobody says when', () => {
    expect(plan({ to: '1970-01-01T10:00:00Z' }).slice(1)).toEqual(['1970-01-01T00:00', '1970-01-01T10:00']);
  });

  test.each([
    [{ from: iso(now), to: iso(now) }, 'expected an instant before to'],
    [{ from: iso(now + HOUR) }, 'expected an instant before to'],
    [{ from: '9999-12-31T23:30:00Z', to: '9999-12-31T23:40:00Z' }, 'between 1970-01-01 and 9999-12-31'],
    [{ from: '0000-01-01T00:00:00+01:00', to: '0000-01-02T00:00:00Z' }, 'between 1970-01-01 and 9999-12-31'],
    [{ from: iso(now - 24 * 63 * HOUR), step: 'minute' as const }, 'Ask for a shorter time'],
  ])('refuses %j', (query, complaint) => {
    expect(() => planNumbers(query, { now, series: 10 })).toThrow(complaint);
  });
});
