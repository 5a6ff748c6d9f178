import type { Instant } from '../model.ts';
import { formatOffset } from '../times/format-date-time.ts';
import { DAY_MS, getOffsetMs, toInstant, toWallTime } from '../times/wall-time.ts';

/** No zone changes and changes back within a week. */
const STEP_MS = 7 * DAY_MS;

interface Observance {
  /** When it begins. */
  at: Instant;
  fromMs: number;
  toMs: number;
}

/** The VTIMEZONE of a zone for the years in which the instants lie, every change of the clocks in them by itself. */
export function writeTimezone(timezone: string, instants: Iterable<Instant>): string[] {
  const years = new Set<number>();
  for (const instant of instants) years.add(new Date(toWallTime(instant, timezone)).getUTCFullYear());
  const observances = [...years]
    .sort((a, b) => a - b)
    .flatMap(year => listObservances(timezone, year, years));
  const findAbbreviation = createAbbreviator(timezone);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timezone}`,
    `X-LIC-LOCATION:${timezone}`,
    ...observances.flatMap(observance => writeObservance(timezone, observance, findAbbreviation)),
    'END:VTIMEZONE',
  ];
}

/** What holds when the year begins, unless the year before told, and the changes in it. */
function listObservances(timezone: string, year: number, years: ReadonlySet<number>): Observance[] {
  const begin = toInstant(Date.UTC(year, 0, 1), timezone);
  const end = toInstant(Date.UTC(year + 1, 0, 1), timezone);
  const offsetMs = getOffsetMs(timezone, begin);
  const observances: Observance[] = years.has(year - 1)
    ? []
    : [{ at: begin, fromMs: offsetMs, toMs: offsetMs }];
  for (let from = begin; from < end; from += STEP_MS) {
    const to = Math.min(from + STEP_MS, end);
    const [fromMs, toMs] = [getOffsetMs(timezone, from), getOffsetMs(timezone, to)];
    if (fromMs !== toMs) observances.push({ at: findChange({ timezone, from, to }), fromMs, toMs });
  }
  return observances;
}

/** The first instant of the offset that holds at `to`. */
function findChange({ timezone, from, to }: { timezone: string; from: Instant; to: Instant }): Instant {
  const toMs = getOffsetMs(timezone, to);
  let [before, after] = [from, to];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (getOffsetMs(timezone, middle) === toMs) after = middle;
    else before = middle;
  }
  return after;
}

function writeObservance(
  timezone: string,
  { at, fromMs, toMs }: Observance,
  findAbbreviation: (at: Instant) => string,
): string[] {
  const name = isDaylight(timezone, at, toMs) ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    // On the clocks as they were before.
    `DTSTART:${formatCalendarWall(at + fromMs)}`,
    `TZOFFSETFROM:${formatOffset(fromMs, '')}`,
    `TZOFFSETTO:${formatOffset(toMs, '')}`,
    `TZNAME:${findAbbreviation(at)}`,
    `END:${name}`,
  ];
}

/** Whether the clocks are ahead of what they show in the other half of the year. */
function isDaylight(timezone: string, at: Instant, offsetMs: number): boolean {
  const year = new Date(at + offsetMs).getUTCFullYear();
  return [0, 6].some(month => getOffsetMs(timezone, Date.UTC(year, month, 1)) < offsetMs);
}

/** Each English knows the short names of the zones where it is spoken, and others of some; UTC+3 where none does. */
const ENGLISHES = ['en-GB', 'en-US', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA'];

function createAbbreviator(timezone: string): (at: Instant) => string {
  const options = { timeZone: timezone, timeZoneName: 'short' } as const;
  const formats = ENGLISHES.map(english => new Intl.DateTimeFormat(english, options));
  return at => {
    const names = formats.flatMap(
      format => format.formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? [],
    );
    return names.find(name => !/^(?:GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timezone;
  };
}

/** `YYYYMMDDTHHMMSS`. */
export function formatCalendarWall(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '');
}
