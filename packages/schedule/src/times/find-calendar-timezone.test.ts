import { describe, expect, it } from 'vitest';
import { findCalendarTimezone } from './find-calendar-timezone.ts';
import { isTimezone } from './wall-time.ts';
import { WINDOWS_TIMEZONES } from './windows-timezones.ts';

describe('findCalendarTimezone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' "US/Eastern" ', 'US/Eastern'],
    ['/freeassociation.sourceforge.net/Europe/Berlin', 'Europe/Berlin'],
    ['/mozilla.org/20050126_1/America/Indiana/Knox', 'America/Indiana/Knox'],
    ['Europe-Brussels', 'Europe/Brussels'],
    ['America-Port-au-Prince', 'America/Port-au-Prince'],
    ['America-Indiana-Knox', 'America/Indiana/Knox'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['GMT+0100', '+01:00'],
    ['UTC-3', '-03:00'],
    ['-05:30', '-05:30'],
    ['Berlin', 'Europe/Berlin'],
    ['Customized Time Zone', undefined],
    ['GMT+99', undefined],
    ['', undefined],
  ])('reads “%s”', (name, timezone) => {
    expect(findCalendarTimezone(name)).toBe(timezone);
  });

  it('knows for every name of Windows a zone that the runtime knows', () => {
    expect([...WINDOWS_TIMEZONES].filter(([, timezone]) => !isTimezone(timezone))).toEqual([]);
  });
});
