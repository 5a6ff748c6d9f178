// Imported by browsers: nothing may be imported here.

/** By the clocks. Who is up then is so for the night before; whoever gets up comes for the day. */
const NIGHT_ENDS_MINUTES = 7 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** On the walls, where the clocks leave midnight out. */
const LATEST_MIDNIGHT_MS = 60 * MINUTE_MS;

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

export interface TimeSpan {
  startsAt: number;
  endsAt: number;
}

/**
 * Whether something takes whole days, from one midnight to another: it is of the date on which it begins, though no
 * day change is reached then. Calendars have such events by dates alone (RFC 5545, VALUE=DATE).
 * @param readWall what the clocks on the walls show at an instant
 */
export function isWholeDays({ startsAt, endsAt }: TimeSpan, readWall: (at: number) => number): boolean {
  return startsAt < endsAt && beginsDate(startsAt, readWall) && beginsDate(endsAt, readWall);
}

/** Not always at midnight: in zones as that of Santiago one night a year has none, and its date begins at 01:00. */
function beginsDate(at: number, readWall: (at: number) => number): boolean {
  const wall = readWall(at);
  if (wall % DAY_MS > LATEST_MIDNIGHT_MS) return false;
  return Math.floor(readWall(at - 1) / DAY_MS) !== Math.floor(wall / DAY_MS);
}
