/** Milliseconds since 1970, UTC. */
export type Instant = number;

export type Clock = () => Instant;

export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The readings of a clock that somebody may set back while it is read. */
export class ClockReadings {
  #last: Instant = Number.NEGATIVE_INFINITY;

  /** Returns by how many milliseconds the clock was set back since the last reading, as a negative number; or 0. */
  add(now: Instant): number {
    const shiftMs = Math.min(0, now - this.#last);
    this.#last = now;
    return shiftMs;
  }
}
