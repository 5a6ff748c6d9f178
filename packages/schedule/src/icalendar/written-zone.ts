import type { Instant } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { HOUR_MS, MINUTE_MS, resolveWallTime, type WallTime } from '../times/wall-time.ts';
import { parseCalendarDateTime } from './calendar-date-time.ts';
import type { CalendarZone } from './calendar-zone.ts';
import { iterateRule, type StepBudget } from './iterate-rule.ts';
import { createPropertyReader } from './property-reader.ts';
import type { CalendarComponent } from './read-calendars.ts';
import { findUntil, MAX_RULES, type RecurrenceRule, readRule } from './recurrence-rule.ts';

export interface WrittenZoneOptions {
  /** A VTIMEZONE. */
  component: CalendarComponent;
  budget: StepBudget;
  log: ProblemLog;
}

/** When a STANDARD or DAYLIGHT time of a zone began, and what it made of the offset. */
interface Observance {
  beforeMs: number;
  offsetMs: number;
  /** Sorted, as far as anybody asked. */
  onsets: Instant[];
  later: Iterator<Instant>;
}

/**
 * The zone that a VTIMEZONE describes; undefined if it describes none. ical.js has one too, but that asks
 * the clock of the machine how far to look ahead, and for some rules it never ends.
 */
export function createWrittenZone({ component, ...rest }: WrittenZoneOptions): CalendarZone | undefined {
  const observances = component.children.flatMap(child => readObservances({ component: child, ...rest }));
  const [first] = observances.toSorted((a, b) => (a.onsets[0] ?? 0) - (b.onsets[0] ?? 0));
  if (first === undefined) return undefined;
  const getOffset = (instant: Instant): number => {
    let latest = Number.NEGATIVE_INFINITY;
    let latestMs = first.beforeMs;
    for (const observance of observances) {
      const onset = findOnset(observance, instant);
      if (onset === undefined || onset <= latest) continue;
      latest = onset;
      latestMs = observance.offsetMs;
    }
    return latestMs;
  };
  return { name: null, toInstant: wall => resolveWallTime(wall, getOffset) };
}

/** The last time at or before an instant that an observance began. */
function findOnset({ onsets, later }: Observance, instant: Instant): Instant | undefined {
  while ((onsets.at(-1) ?? instant) <= instant) {
    const next = later.next();
    if (next.done) break;
    onsets.push(next.value);
  }
  return onsets.findLast(onset => onset <= instant);
}

function readObservances({ component, budget, log }: WrittenZoneOptions): Observance[] {
  const reader = createPropertyReader(component, log);
  const beforeMs = parseOffset(reader.find('TZOFFSETFROM')?.raw ?? '');
  const offsetMs = parseOffset(reader.find('TZOFFSETTO')?.raw ?? '');
  const start = parseCalendarDateTime(reader.find('DTSTART')?.raw ?? '')?.wall;
  if (beforeMs === undefined || offsetMs === undefined || start === undefined) return [];
  const dates = reader.list('RDATE').flatMap(({ raw }) => raw.split(','));
  const walls = [start, ...dates.flatMap(date => parseCalendarDateTime(date)?.wall ?? [])];
  const onsets = walls.map(wall => wall - beforeMs).sort((a, b) => a - b);
  const dated = { beforeMs, offsetMs, onsets, later: [].values() };
  const ruled = reader.list('RRULE', MAX_RULES).flatMap(property => {
    const rule = readRule(property);
    const later = rule === null ? [].values() : iterateOnsets({ rule, start, beforeMs, budget });
    return { beforeMs, offsetMs, onsets: [start - beforeMs], later };
  });
  return [dated, ...ruled];
}

function* iterateOnsets(options: {
  rule: RecurrenceRule;
  start: WallTime;
  beforeMs: number;
  budget: StepBudget;
}): Generator<Instant> {
  const { beforeMs } = options;
  const until = findUntil(options.rule, { name: null, toInstant: wall => wall - beforeMs });
  try {
    for (const wall of iterateRule(options)) {
      if (wall - beforeMs > until) return;
      yield wall - beforeMs;
    }
  } catch {
    // A rule that makes no sense ends where it ceases to: what it gave so far is all there is.
  }
}

function parseOffset(text: string): number | undefined {
  const match = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const offsetMs = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000;
  return sign === '-' ? -offsetMs : offsetMs;
}
