import { describe, expect, it } from 'vitest';
import { type DateOrder, parseClock, parseLooseDateTime } from './parse-loose-date-time.ts';
import { MINUTE_MS } from './wall-time.ts';

function read(text: string, order: DateOrder = 'year-month-day'): string | undefined {
  const parsed = parseLooseDateTime(text, order);
  if (parsed === undefined) return undefined;
  const iso = new Date(parsed.wall).toISOString().slice(0, parsed.hasTime ? 16 : 10);
  return parsed.offsetMs === null ? iso : `${iso} ${parsed.offsetMs / MINUTE_MS}`;
}

describe('parseLooseDateTime', () => {
  it.each<[string, DateOrder, string | undefined]>([
    ['2026-11-20', 'month-day-year', '2026-11-20'],
    ['2026-11-20T09:00:00+01:00', 'month-day-year', '2026-11-20T09:00 60'],
    ['2026.11.20', 'day-month-year', '2026-11-20'],
    ['2026/3/4 9:05', 'day-month-year', '2026-03-04T09:05'],
    ['4/5/26', 'month-day-year', '2026-04-05'],
    ['4/5/26', 'day-month-year', '2026-05-04'],
    ['4/5/26', 'year-month-day', undefined],
    ['26-04-05', 'year-month-day', undefined],
    ['20.11.2026, 16:30', 'day-month-year', '2026-11-20T16:30'],
    ['11/20/2026 4:30 PM', 'month-day-year', '2026-11-20T16:30'],
    ['11/20/2026T0930', 'month-day-year', '2026-11-20T09:30'],
    ['1795507200', 'year-month-day', '2026-11-24T08:00 0'],
    ['1795507200000', 'year-month-day', '2026-11-24T08:00 0'],
    ['31/4/2026', 'day-month-year', undefined],
    ['13/13/2026', 'day-month-year', undefined],
    ['1/2-2026', 'day-month-year', undefined],
    ['1/2/202', 'day-month-year', undefined],
    ['11/20/2026 25:00', 'month-day-year', undefined],
    ['20261120', 'year-month-day', undefined],
    ['tomorrow', 'year-month-day', undefined],
    ['', 'year-month-day', undefined],
    // Hours, if it is looked at once for each of its characters.
    [`${'2'.repeat(1_000_000)}\n2`, 'year-month-day', undefined],
  ])('reads %.40s by %s', (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });
});

describe('parseClock', () => {
  it.each([
    ['9:00', 540],
    ['09.30', 570],
    ['9h15', 555],
    ['0930', 570],
    ['930', 570],
    ['12 AM', 0],
    ['12:15 pm', 735],
    ['4:30 p.m.', 990],
    ['4:30:00 PM', 990],
    ['10:00: AM', 600],
    ['24:00', 1440],
    ['24:01', undefined],
    ['9', undefined],
    ['13 PM', undefined],
    ['0 AM', undefined],
    ['9:60', undefined],
    ['noon', undefined],
  ])('reads %s', (text, minutes) => {
    expect(parseClock(text)).toBe(minutes === undefined ? undefined : minutes * MINUTE_MS);
  });
});
