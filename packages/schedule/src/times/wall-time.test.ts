import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { getOffsetMs, HOUR_MS, isTimezone, MINUTE_MS, toInstant, toWallTime } from './wall-time.ts';

const ZONES = [
  ...[
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Asia/Kathmandu',
    'UTC',
  ],
  ...['Pacific/Apia', 'Africa/Casablanca', 'America/Sao_Paulo', 'Asia/Beirut'],
];
const at = (wall: string) => Date.parse(`${wall}Z`);

describe('toInstant', () => {
  it('moves forward what the clocks leave out', () => {
    expect(toInstant(at('2026-03-29T02:30:00'), 'Europe/Berlin')).toBe(
      Date.parse('2026-03-29T03:30:00+02:00'),
    );
    expect(toInstant(at('2026-03-29T01:59:59'), 'Europe/Berlin')).toBe(
      Date.parse('2026-03-29T01:59:59+01:00'),
    );
    expect(toInstant(at('2026-03-29T03:00:00'), 'Europe/Berlin')).toBe(
      Date.parse('2026-03-29T03:00:00+02:00'),
    );
  });

  it('takes the first of what comes twice', () => {
    expect(toInstant(at('2026-10-25T02:30:00'), 'Europe/Berlin')).toBe(
      Date.parse('2026-10-25T02:30:00+02:00'),
    );
    expect(toInstant(at('2026-10-25T03:00:00'), 'Europe/Berlin')).toBe(
      Date.parse('2026-10-25T03:00:00+01:00'),
    );
  });

  it('knows a midnight that does not come, and a day that did not', () => {
    expect(toInstant(at('2018-11-04T00:00:00'), 'America/Sao_Paulo')).toBe(
      Date.parse('2018-11-04T01:00:00-02:00'),
    );
    expect(toInstant(at('2011-12-30T12:00:00'), 'Pacific/Apia')).toBe(
      Date.parse('2011-12-31T12:00:00+14:00'),
    );
  });

  it('gives back what a wall clock shows, or an instant that it shows as well', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, instant) => {
        const back = toInstant(toWallTime(instant, zone), zone);
        expect(toWallTime(back, zone)).toBe(toWallTime(instant, zone));
        expect(instant - back).toBeGreaterThanOrEqual(0);
        expect(instant - back).toBeLessThanOrEqual(HOUR_MS);
      }),
    );
  });
});

describe('getOffsetMs', () => {
  it('is what Luxon says, also on days when it changes', () => {
    const changes = ZONES.flatMap(zone => findChanges(zone).map(change => ({ zone, change })));
    expect(changes.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -30, max: 30 }),
        ({ zone, change }, hours) => {
          for (const instant of [change + hours * HOUR_MS, change + hours]) {
            const expected = DateTime.fromMillis(instant, { zone }).offset * MINUTE_MS;
            expect(getOffsetMs(zone, instant)).toBe(expected);
          }
        },
      ),
    );
  });

  it('throws for a zone that does not exist', () => {
    expect(() => getOffsetMs('Europe/Berln', 0)).toThrow(
      expect.objectContaining({
        code: 'timezone-unknown',
        message: expect.stringContaining('“Europe/Berln”'),
      }),
    );
    expect([isTimezone('Europe/Berln'), isTimezone('US/Eastern')]).toEqual([false, true]);
  });
});

/** The changes of a zone's offset within some years, to the minute. */
function findChanges(zone: string): number[] {
  const offsetAt = (instant: number) => DateTime.fromMillis(instant, { zone }).offset;
  const changes: number[] = [];
  for (let day = Date.UTC(2010, 0, 1); day < Date.UTC(2019, 0, 1); day += 24 * HOUR_MS) {
    if (offsetAt(day) === offsetAt(day + 24 * HOUR_MS)) continue;
    let minute = day;
    while (offsetAt(minute) === offsetAt(day)) minute += MINUTE_MS;
    changes.push(minute);
  }
  return changes;
}
