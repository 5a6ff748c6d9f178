import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepBudget } from '../icalendar/iterate-rule.ts';
import { createPropertyReader } from '../icalendar/property-reader.ts';
import { readCalendars } from '../icalendar/read-calendars.ts';
import { createWrittenZone } from '../icalendar/written-zone.ts';
import { ProblemLog } from '../problem-log.ts';
import { wrapCalendar } from '../testing/make-calendar.ts';
import { DAY_MS, toInstant, toWallTime } from '../times/wall-time.ts';
import { writeTimezone } from './write-timezone.ts';

const at = (date: string) => [Date.parse(date)];

/** `STANDARD 20261025T030000 +0200 +0100 CET` for each observance. */
function observancesOf(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/BEGIN:(?=STANDARD|DAYLIGHT)/)
    .slice(1)
    .map(part =>
      [...part.matchAll(/^(STANDARD|DAYLIGHT)$|^(?:DTSTART|TZOFFSETFROM|TZOFFSETTO|TZNAME):(.*)$/gm)]
        .map(([, name, value]) => name ?? value)
        .join(' '),
    );
}

function readZone(lines: readonly string[]) {
  const log = new ProblemLog();
  const [calendar] = readCalendars(wrapCalendar(...lines), log).calendars;
  const component = calendar?.children.find(child => child.name === 'VTIMEZONE');
  if (component === undefined) throw new Error('there is no VTIMEZONE');
  expect(createPropertyReader(component, log).text('TZID')).not.toBeNull();
  const zone = createWrittenZone({ component, budget: new StepBudget(60_000), log });
  if (zone === undefined) throw new Error('it describes no zone');
  expect(log.list()).toEqual([]);
  return zone;
}

describe('writeTimezone', () => {
  it('says of the years that it needs how the clocks stand when they begin, and each change in them', () => {
    const lines = writeTimezone('Europe/Berlin', at('2026-11-20T10:00Z'));
    expect(lines.slice(0, 3)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'X-LIC-LOCATION:Europe/Berlin',
    ]);
    expect(observancesOf(lines)).toEqual([
      'STANDARD 20260101T000000 +0100 +0100 CET',
      'DAYLIGHT 20260329T020000 +0100 +0200 CEST',
      'STANDARD 20261025T030000 +0200 +0100 CET',
    ]);
  });

  it('begins a year in summer where that is in January', () => {
    expect(observancesOf(writeTimezone('Australia/Sydney', at('2026-01-05T10:00Z')))).toEqual([
      'DAYLIGHT 20260101T000000 +1100 +1100 AEDT',
      'STANDARD 20260405T030000 +1100 +1000 AEST',
      'DAYLIGHT 20261004T020000 +1000 +1100 AEDT',
    ]);
  });

  it('has one observance where the clocks never change, and half hours', () => {
    expect(observancesOf(writeTimezone('Asia/Kathmandu', at('2026-01-05T10:00Z')))).toEqual([
      'STANDARD 20260101T000000 +0545 +0545 GMT+5:45',
    ]);
  });

  it('goes on from one year to the next, and begins anew after years without sessions', () => {
    const days = ['2019-12-31T22:00Z', '2020-01-01T10:00Z', '2024-07-01T10:00Z'].map(Date.parse);
    expect(observancesOf(writeTimezone('Europe/Berlin', days)).map(line => line.slice(0, 17))).toEqual([
      'STANDARD 20190101',
      'DAYLIGHT 20190331',
      'STANDARD 20191027',
      'DAYLIGHT 20200329',
      'STANDARD 20201025',
      'STANDARD 20240101',
      'DAYLIGHT 20240331',
      'STANDARD 20241027',
    ]);
  });

  it('knows the year on the walls, not in UTC', () => {
    expect(observancesOf(writeTimezone('Pacific/Auckland', at('2026-12-31T20:00Z')))[0]).toMatch(/20270101/);
  });

  it('follows four changes in a year, as in Morocco', () => {
    const lines = writeTimezone('Africa/Casablanca', at('2014-05-01T10:00Z'));
    expect(observancesOf(lines).map(line => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'STANDARD 20140101T000000 +0000 +0000',
      'DAYLIGHT 20140330T020000 +0000 +0100',
      'STANDARD 20140628T030000 +0100 +0000',
      'DAYLIGHT 20140802T020000 +0000 +0100',
      'STANDARD 20141026T030000 +0100 +0000',
    ]);
  });

  it('read again, shows what the clocks of the zone show', () => {
    const zones = fc.constantFrom(
      ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Gaza'],
      ...['Europe/Dublin', 'Pacific/Apia', 'Africa/Cairo', 'America/St_Johns', 'Europe/Istanbul'],
    );
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(zones, instants, fc.nat(3 * DAY_MS), (timezone, first, span) => {
        const zone = readZone(writeTimezone(timezone, [first, first + span]));
        for (const instant of [first, first + span]) {
          const wall = toWallTime(instant, timezone);
          expect(zone.toInstant(wall)).toBe(toInstant(wall, timezone));
        }
      }),
    );
  });
});
