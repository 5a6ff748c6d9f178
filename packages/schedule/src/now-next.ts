// Imported by browsers: nothing but types may be imported here.
import type { Instant, RoomSchedule, ScheduleRow, SessionRow } from './model.ts';

export interface NowNext {
  /** All rows that contain the instant (`startsAt` ≤ at < `endsAt`), the most recently started first. */
  current: ScheduleRow[];
  /** All rows that share the next start after the instant. */
  next: ScheduleRow[];
  /** The same among the sessions of the programme that take place. */
  nextSessions: SessionRow[];
}

/** From the first start to the last end of the sessions of a room that take place. */
export interface ProgrammeSpan {
  startsAt: Instant;
  endsAt: Instant;
}

interface RowIndex {
  rows: readonly ScheduleRow[];
  sessions: readonly SessionRow[];
  /** The latest end of this row and all before it: where it is past, no earlier row can be current. */
  latestEnds: readonly Instant[];
  programmeSpan: ProgrammeSpan | null;
}

// By the array of rows, so that a schedule that is spread or wrapped keeps its index.
const indexes = new WeakMap<readonly ScheduleRow[], RowIndex>();

/**
 * What is on in a room at an instant, and what is next.
 *
 * The first call for a schedule indexes its rows, once; every other is a binary search and a walk back
 * to the oldest row that still runs.
 */
export function findNowNext(schedule: RoomSchedule, at: Instant): NowNext {
  const { rows, sessions, latestEnds } = getIndex(schedule.rows);
  const nextAt = countStartedBy(rows, at);
  const current: ScheduleRow[] = [];
  for (let i = nextAt - 1; i >= 0 && (latestEnds[i] ?? at) > at; i--) {
    const row = rows[i];
    if (row !== undefined && row.endsAt > at) current.push(row);
  }
  return {
    // Reversed first, so that rows of one start stay in their order.
    current: current.reverse().sort((a, b) => b.startsAt - a.startsAt),
    next: takeSameStart(rows, nextAt),
    nextSessions: takeSameStart(sessions, countStartedBy(sessions, at)),
  };
}

/** When a room has sessions at all; null if it has none that takes place. */
export function findProgrammeSpan(schedule: RoomSchedule): ProgrammeSpan | null {
  return getIndex(schedule.rows).programmeSpan;
}

function getIndex(rows: readonly ScheduleRow[]): RowIndex {
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const latestEnds: Instant[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    latest = Math.max(latest, row.endsAt);
    latestEnds.push(latest);
  }
  const sessions = rows.filter(isHeld);
  const index = { rows, sessions, latestEnds, programmeSpan: measureSpan(sessions) };
  indexes.set(rows, index);
  return index;
}

function measureSpan(sessions: readonly SessionRow[]): ProgrammeSpan | null {
  const first = sessions[0];
  if (first === undefined) return null;
  const endsAt = sessions.reduce((latest, row) => Math.max(latest, row.endsAt), first.endsAt);
  return { startsAt: first.startsAt, endsAt };
}

function isHeld(row: ScheduleRow): row is SessionRow {
  return row.type === 'session' && row.session.cancelled !== true;
}

/** The number of rows that start at or before the instant, which is the index of the next one. */
function countStartedBy(rows: readonly { startsAt: Instant }[], at: Instant): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && row.startsAt <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeSameStart<Row extends { startsAt: Instant }>(rows: readonly Row[], from: number): Row[] {
  const first = rows[from];
  if (first === undefined) return [];
  let to = from + 1;
  while (rows[to]?.startsAt === first.startsAt) to++;
  return rows.slice(from, to);
}
