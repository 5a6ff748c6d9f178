// Imported by browsers: nothing may be imported here.

/** By the clocks. Who is up then is so for the night before; whoever gets up comes for the day. */
const NIGHT_ENDS_MINUTES = 7 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface DayChoice {
  /** The day in which a session begins. */
  day: number;
  /** Since that day began on the walls. */
  sinceChangeMs: number;
  dayChangeMinutes: number;
  /** The day that the programme has it in, where a correction has moved it. */
  plannedDay: number | null;
}

/**
 * The day that a session belongs to. What a correction has moved past the day change is still of the day for which it
 * was planned, as long as the night goes on: to whoever waits for it that day is not over.
 */
export function chooseDay({ day, sinceChangeMs, dayChangeMinutes, plannedDay }: DayChoice): number {
  const isNight = sinceChangeMs + dayChangeMinutes * MINUTE_MS < NIGHT_ENDS_MINUTES * MINUTE_MS;
  return isNight && plannedDay === day - 1 ? plannedDay : day;
}

/**
 * Whether something takes whole days, from one midnight to another: it is of the date on which it begins, though no
 * day change is reached then. Calendars have such events by dates alone (RFC 5545, VALUE=DATE). Both on the walls.
 */
export function isWholeDays(startsAtMs: number, endsAtMs: number): boolean {
  return startsAtMs % DAY_MS === 0 && endsAtMs % DAY_MS === 0 && endsAtMs > startsAtMs;
}
