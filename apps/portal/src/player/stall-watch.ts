/** What a media element shows of whether it moves. */
export interface MediaReading {
  currentTimeS: number;
  /** The viewer stopped it, or it has not begun. */
  paused: boolean;
}

/** A live picture that has not moved for so long will not move by itself. */
const STALLED_MS = 12_000;

/**
 * Notices a picture that stands still without an error, as when a playlist is served on and on without new
 * segments. Fed with readings; says once for each standstill that it is one.
 */
export class StallWatch {
  #last: { currentTimeS: number; movedAt: number } | null = null;

  isStalled({ currentTimeS, paused }: MediaReading, now: number): boolean {
    if (paused || this.#last === null || currentTimeS !== this.#last.currentTimeS) {
      this.#last = { currentTimeS, movedAt: now };
      return false;
    }
    if (now - this.#last.movedAt < STALLED_MS) return false;
    this.#last.movedAt = now;
    return true;
  }
}
