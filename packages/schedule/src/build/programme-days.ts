import type { Instant, Session } from '../model.ts';
import { assertTimezone, DAY_MS, MINUTE_MS, toInstant, toWallTime } from '../times/wall-time.ts';
import { chooseDay, isWholeDays } from './choose-day.ts';
import type { PlacedSession } from './place-sessions.ts';

/** Days since 1970 on the walls of the conference. */
export type DayNumber = number;

/** Where the programme does not say it. */
export const DEFAULT_DAY_CHANGE_MINUTES = 4 * 60;

/** What decides of which day a session is. */
export type DatedSession = Pick<Session, 'startsAt' | 'endsAt' | 'correction'>;

/** The days of a conference: what begins after midnight but before the day change belongs to the night before. */
export class ProgrammeDays {
  /** After midnight on the walls. */
  readonly dayChangeMinutes: number;
  readonly #timezone: string;
  readonly #dayChangeMs: number;

  constructor(timezone: string, dayChangeMinutes: number | null) {
    assertTimezone(timezone);
    this.#timezone = timezone;
    this.dayChangeMinutes = dayChangeMinutes ?? DEFAULT_DAY_CHANGE_MINUTES;
    this.#dayChangeMs = this.dayChangeMinutes * MINUTE_MS;
  }

  /** The day that it is at an instant. */
  getDay(instant: Instant): DayNumber {
    return Math.floor(this.#sinceFirstDay(instant) / DAY_MS);
  }

  /** The day that a session belongs to. */
  getDayOf({ startsAt, endsAt, correction }: DatedSession): DayNumber {
    // What was planned for a date stays there, though a correction lets it begin or end at another time.
    if (this.takesWholeDays({ startsAt, endsAt }) || (correction && this.takesWholeDays(correction))) {
      return Math.floor(toWallTime(startsAt, this.#timezone) / DAY_MS);
    }
    const day = this.getDay(startsAt);
    if (correction === undefined) return day;
    return chooseDay({
      day,
      sinceChangeMs: this.#sinceFirstDay(startsAt) - day * DAY_MS,
      dayChangeMinutes: this.dayChangeMinutes,
      plannedDay: this.getDay(correction.startsAt),
    });
  }

  /** The day on which a session is over: that which it belongs to, unless it lasts a day or longer. */
  getLastDayOf({ session, startsAt, endsAt }: PlacedSession): DayNumber {
    return endsAt - startsAt < DAY_MS ? this.getDayOf(session) : this.getDay(endsAt - 1);
  }

  /** Whether it lasts from one midnight to another. */
  takesWholeDays({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): boolean {
    return endsAt !== null && isWholeDays({ startsAt, endsAt }, at => toWallTime(at, this.#timezone));
  }

  getMidnightBefore(day: DayNumber): Instant {
    return toInstant(day * DAY_MS, this.#timezone);
  }

  getDayChange(day: DayNumber): Instant {
    return toInstant(day * DAY_MS + this.#dayChangeMs, this.#timezone);
  }

  #sinceFirstDay(instant: Instant): number {
    return toWallTime(instant, this.#timezone) - this.#dayChangeMs;
  }
}
