import type { Instant } from '../model.ts';
import { assertTimezone, DAY_MS, MINUTE_MS, toInstant, toWallTime } from '../times/wall-time.ts';

/** Days since 1970 on the walls of the conference. */
export type DayNumber = number;

/** Where the programme does not say it. */
export const DEFAULT_DAY_CHANGE_MINUTES = 4 * 60;

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

  getDay(instant: Instant): DayNumber {
    return Math.floor((toWallTime(instant, this.#timezone) - this.#dayChangeMs) / DAY_MS);
  }

  /** The day on which a session that began so is over: that of its start, unless it lasts a day or longer. */
  getLastDay({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): DayNumber {
    return this.getDay(endsAt - startsAt < DAY_MS ? startsAt : endsAt - 1);
  }

  getMidnightBefore(day: DayNumber): Instant {
    return toInstant(day * DAY_MS, this.#timezone);
  }

  getDayChange(day: DayNumber): Instant {
    return toInstant(day * DAY_MS + this.#dayChangeMs, this.#timezone);
  }
}
