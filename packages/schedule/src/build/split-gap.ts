import { END_OF_TIME, type GeneratedReason, type Instant } from '../model.ts';
import type { DayNumber, ProgrammeDays } from './programme-days.ts';

/** From the first start to the last end of all sessions of a feed, in whichever room. */
export interface ConferenceExtent {
  startsAt: Instant;
  endsAt: Instant;
  firstDay: DayNumber;
  lastDay: DayNumber;
}

export interface Gap {
  startsAt: Instant;
  endsAt: Instant;
  /** The day of the session before and of the one after it in the room; null if there is none. */
  dayBefore: DayNumber | null;
  dayAfter: DayNumber | null;
}

export interface GapPiece {
  reason: GeneratedReason;
  startsAt: Instant;
  endsAt: Instant;
}

/** More days than these in a row without a session are one piece: a slip in a date must not make thousands. */
const MAX_EMPTY_DAYS = 100;

/** Divides a time without sessions into what one says about each part of it; the pieces leave nothing out. */
export function splitGap(gap: Gap, extent: ConferenceExtent, days: ProgrammeDays): GapPiece[] {
  const pieces: GapPiece[] = [];
  let at = gap.startsAt;
  const fillUntil = (until: Instant, reason: GeneratedReason) => {
    const endsAt = Math.min(until, gap.endsAt);
    if (endsAt <= at) return;
    pieces.push({ reason, startsAt: at, endsAt });
    at = endsAt;
  };
  // A day ends at midnight, or at the day change if something went on longer, or when that was over.
  const endOf = (day: DayNumber): Instant => {
    if (day >= extent.lastDay) return extent.endsAt;
    const midnight = days.getMidnightBefore(day + 1);
    return Math.min(at <= midnight ? midnight : days.getDayChange(day + 1), extent.endsAt);
  };
  fillUntil(extent.startsAt, 'not-yet-started');
  const { dayBefore, dayAfter } = gap;
  if (dayBefore !== null && dayBefore === dayAfter) fillUntil(gap.endsAt, 'break');
  if (dayBefore !== null) fillUntil(endOf(dayBefore), 'finished-today');
  let day = dayBefore === null ? extent.firstDay : dayBefore + 1;
  const lastEmptyDay = dayAfter === null ? extent.lastDay : dayAfter - 1;
  if (lastEmptyDay - day >= MAX_EMPTY_DAYS) day = lastEmptyDay;
  for (; day <= lastEmptyDay; day++) fillUntil(endOf(day), 'nothing-today');
  if (dayAfter !== null) fillUntil(gap.endsAt, 'not-yet-started-today');
  fillUntil(END_OF_TIME, 'finished');
  return pieces;
}
