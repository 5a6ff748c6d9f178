import type { Instant, SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { DAY_MS, type WallTime } from '../times/wall-time.ts';
import type { CalendarTime } from './calendar-time.ts';
import { iterateRule, type StepBudget } from './iterate-rule.ts';
import { findUntil, type RecurrenceRule } from './recurrence-rule.ts';

/** An event that repeats. */
export interface Series {
  start: CalendarTime;
  rules: readonly RecurrenceRule[];
  /** Times beyond those of the rules (RDATE). */
  dates: readonly CalendarTime[];
  /** Whether it is not held at a time (EXDATE), or an event of its own describes that (RECURRENCE-ID). */
  excludes: (time: CalendarTime) => boolean;
  position: SourcePosition;
}

/** What is kept is dear too: all series of a calendar have at most 4,000 between them, more than a hundred a day for a month. */
const STEPS_PER_OCCURRENCE = 15;

/** When the occurrences of events that repeat are sessions. */
export interface Span {
  startsAt: Instant;
  /** For rules without an end; exclusive. */
  endsAt: Instant;
  /** For rules that end by themselves; exclusive. */
  finiteEndsAt: Instant;
}

/** More than fifteen a day for a month: no event of a conference repeats more often. */
const MAX_OCCURRENCES = 500;

export interface ExpandOptions {
  series: Series;
  /** null: only the first time is asked for. */
  span: Span | null;
  budget: StepBudget;
  log: ProblemLog;
}

/** The times of an event that repeats, sorted. Never throws; what had to be left out is reported. */
export function expandSeries(options: ExpandOptions): CalendarTime[] {
  const { series, span, log } = options;
  const { start, dates, excludes, position } = series;
  const isWithin = ({ instant }: CalendarTime) =>
    span === null || (instant >= span.startsAt && instant < span.finiteEndsAt);
  const found = new Map<Instant, CalendarTime>();
  // Its start counts even if the rule says otherwise, or nothing: it is "the first instance" (3.8.5.3).
  for (const time of [start, ...expandRules(options), ...dates]) {
    if (isWithin(time) && !excludes(time)) found.set(time.instant, time);
  }
  const times = [...found.values()].sort((a, b) => a.instant - b.instant);
  if (span === null) return times.slice(0, 1);
  if (times.length > MAX_OCCURRENCES) {
    const message = `Expected an event to be held at most ${MAX_OCCURRENCES} times, but it is ${times.length} times; the later ones are left out.`;
    log.error('recurrence-too-often', message, position);
  }
  return times.slice(0, MAX_OCCURRENCES);
}

function expandRules({ series, span, budget, log }: ExpandOptions): CalendarTime[] {
  const { start, rules, excludes } = series;
  const times: CalendarTime[] = [];
  for (const rule of rules) {
    const until = findUntil(rule, start.zone);
    const limit = rule.isFinite ? span?.finiteEndsAt : span?.endsAt;
    try {
      for (const wall of iterateRule({ rule, start: start.wall, budget })) {
        const time = { ...start, wall, instant: start.zone.toInstant(wall) };
        if (time.instant > until || (limit !== undefined && time.instant >= limit)) break;
        if (excludes(time) || (span !== null && time.instant < span.startsAt)) continue;
        budget.spend(STEPS_PER_OCCURRENCE);
        times.push(time);
        if (span === null || times.length > MAX_OCCURRENCES * rules.length) break;
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `Expected a rule by which an event can repeat, but ${shorten(reason, 120)}. It is followed as far as possible, at least to the first time.`;
      log.error('recurrence-unreadable', message, rule.position);
    }
  }
  return times;
}

/** Whether a time is among others, some of which are whole days. */
export function indexTimes(times: readonly CalendarTime[]): (time: CalendarTime) => boolean {
  const instants = new Set(times.flatMap(({ isDate, instant }) => (isDate ? [] : [instant])));
  const days = new Set<WallTime>(times.flatMap(({ isDate, wall }) => (isDate ? [wall] : [])));
  return ({ wall, instant }) => instants.has(instant) || days.has(Math.floor(wall / DAY_MS) * DAY_MS);
}
