import type { Instant } from '../clock.ts';
import {
  type Component,
  type ComponentReport,
  type ComponentSource,
  judgeMood,
  type MoodPeriod,
  type MoodStart,
} from './component.ts';

/** Sources measure anew what they remember; what begins so close to what is known is the same. */
const TOLERANCE_MS = 2000;
/** Of what a source remembers, the latest count. */
const MAX_PAST = 50;

export interface AdvanceOptions {
  /** As it was known before, if it was. */
  known: Component | undefined;
  source: ComponentSource;
  now: Instant;
  lostAt: Instant;
}

export interface Advance {
  component: Component;
  /** The moods that have ended since, the earliest first. */
  ended: MoodPeriod[];
}

/**
 * Takes in a report: what it says of the present, and what it remembers of the time since the last one. Clocks of
 * machines are wrong at times, so a mood never begins in the future, and one that is new never before the last.
 */
export function advanceComponent(report: ComponentReport, options: AdvanceOptions): Advance {
  const { known, source, now, lostAt } = options;
  const ended: MoodPeriod[] = [];
  let mood: MoodStart | undefined = known && { mood: known.mood, since: known.since };
  const enter = (next: MoodStart) => {
    if (mood?.mood === next.mood) return;
    if (mood !== undefined) ended.push({ ...mood, until: Math.max(mood.since, next.since) });
    mood = next;
  };
  if (known !== undefined) enter(judgeMood(known, now));
  const knownUntil = mood === undefined ? Number.NEGATIVE_INFINITY : mood.since + TOLERANCE_MS;
  const { machine, room, endpoint } = source;
  for (const start of listStarts(report, now)) if (start.since > knownUntil) enter(start);
  enter({ mood: report.mood, since: now });
  const { since } = mood ?? { since: now };
  return {
    component: {
      machine,
      room,
      endpoint,
      name: report.name,
      type: report.type,
      mood: report.mood,
      since,
      detail: report.detail ?? null,
      reportedAt: now,
      lostAt,
    },
    ended,
  };
}

/** In the order of time; the present mood is the last, whatever the clock of the source says. */
function listStarts({ mood, since, past = [] }: ComponentReport, now: Instant): MoodStart[] {
  const starts = past
    .toSorted((a, b) => a.since - b.since)
    .slice(-MAX_PAST)
    .map(start => ({ mood: start.mood, since: Math.min(start.since, now) }));
  if (since === undefined) return starts;
  const earliest = starts.at(-1)?.since ?? since;
  return [...starts, { mood, since: Math.min(Math.max(since, earliest), now) }];
}
