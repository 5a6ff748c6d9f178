import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type GeneratedRow,
  type Instant,
  type ScheduleRow,
  type SessionRow,
} from '../model.ts';
import { MINUTE_MS } from '../times/wall-time.ts';
import type { GeneratedTexts } from './generated-texts.ts';
import type { PlacedSession } from './place-sessions.ts';
import type { DayNumber, ProgrammeDays } from './programme-days.ts';
import { type ConferenceExtent, type Gap, type GapPiece, splitGap } from './split-gap.ts';

/** A gap of up to this belongs to the row before it, unless a session that was to be in it is not. */
const SHORT_GAP_MS = 5 * MINUTE_MS;

export interface FillRoomOptions {
  room: string;
  title: string;
  /** Sorted by start, then end. */
  sessions: readonly PlacedSession[];
  /** Those that were to be here, sorted by start. */
  movedAway: readonly PlacedSession[];
  /** null: the feed has no session at all. */
  extent: ConferenceExtent | null;
  days: ProgrammeDays;
  conferenceTitle: string;
  texts: GeneratedTexts;
}

/**
 * The rows of a room from the beginning of time to its end: its sessions, and generated ones in between. What is
 * cancelled is among them and fills nothing: the generated session beside it says what there is instead.
 */
export function fillRoom(options: FillRoomOptions): ScheduleRow[] {
  const isOff = ({ session }: PlacedSession) => session.cancelled === true;
  const held = options.sessions.filter(placed => !isOff(placed));
  const { movedAway } = options;
  if (held.length === options.sessions.length) return fillAround(held, movedAway, options);
  const off = options.sessions.filter(isOff);
  const missing = [...off, ...movedAway].sort((a, b) => a.startsAt - b.startsAt);
  return [...fillAround(held, missing, options), ...off.map(toRow)].sort(
    (a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt,
  );
}

function fillAround(
  sessions: readonly PlacedSession[],
  missing: readonly PlacedSession[],
  options: FillRoomOptions,
): ScheduleRow[] {
  const { days } = options;
  const isInTimeOf = createOverlapCheck(missing);
  const rows: ScheduleRow[] = [];
  let at: Instant = BEGINNING_OF_TIME;
  let dayBefore: DayNumber | null = null;
  /** The sessions that end where the rows so far do. */
  let last: SessionRow[] = [];
  for (const placed of sessions) {
    const { startsAt, endsAt } = placed;
    if (startsAt > at) {
      // What is late may come after something of the next day: that one has begun.
      const dayAfter = Math.max(days.getDayOf(placed.session), dayBefore ?? Number.NEGATIVE_INFINITY);
      const gap = { startsAt: at, endsAt: startsAt, dayBefore, dayAfter };
      const isShort = last.length > 0 && startsAt - at <= SHORT_GAP_MS;
      if (isShort && !isInTimeOf(gap)) extendRows(last, startsAt);
      else rows.push(...generateRows(gap, options));
    }
    const row = toRow(placed);
    rows.push(row);
    // Not copied: a damaged feed has ten thousand sessions that end together.
    if (endsAt === at && last.length > 0) last.push(row);
    else if (endsAt >= at) last = [row];
    at = Math.max(at, endsAt);
    dayBefore = Math.max(dayBefore ?? Number.NEGATIVE_INFINITY, days.getLastDayOf(placed));
  }
  rows.push(...generateRows({ startsAt: at, endsAt: END_OF_TIME, dayBefore, dayAfter: null }, options));
  return rows;
}

/**
 * Tells of spans of time, each after the one before, whether one of the sessions would be on in it. Each session is
 * looked at once, by start: a damaged feed has ten thousand, and as many short gaps.
 */
function createOverlapCheck(sessions: readonly PlacedSession[]) {
  let index = 0;
  let latestEnd = Number.NEGATIVE_INFINITY;
  return (span: { startsAt: Instant; endsAt: Instant }): boolean => {
    let next = sessions[index];
    while (next !== undefined && next.startsAt < span.endsAt) {
      if (next.endsAt > next.startsAt) latestEnd = Math.max(latestEnd, next.endsAt);
      next = sessions[++index];
    }
    return latestEnd > span.startsAt;
  };
}

function toRow({ session, startsAt, endsAt }: PlacedSession): SessionRow {
  return { type: 'session', startsAt, endsAt, session };
}

/** Sessions without length are given some only where there is no other to extend. */
function extendRows(rows: readonly SessionRow[], endsAt: Instant): void {
  const lasting = rows.filter(row => row.endsAt > row.startsAt);
  for (const row of lasting.length > 0 ? lasting : rows) row.endsAt = endsAt;
}

function generateRows(gap: Gap, options: FillRoomOptions): GeneratedRow[] {
  const { room, title, extent, days, conferenceTitle, texts } = options;
  const pieces: GapPiece[] =
    extent === null
      ? [{ reason: 'nothing-today', startsAt: gap.startsAt, endsAt: gap.endsAt }]
      : splitGap(gap, extent, days);
  return pieces.map(({ reason, startsAt, endsAt }) => {
    const minutes = Math.round((endsAt - startsAt) / MINUTE_MS);
    return {
      type: 'generated',
      reason,
      startsAt,
      endsAt,
      guid: `${room}-${reason}-${new Date(startsAt).toISOString().slice(0, 19)}Z`,
      title: texts[reason]({ conference: conferenceTitle, title, minutes }),
    };
  });
}
