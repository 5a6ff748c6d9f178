/** How much of its time the program may be at work before viewers are asked to come less often. */
const HIGH_UTILISATION = 0.75;
const LOW_UTILISATION = 0.5;
const STEP_UP = 1.25;
const STEP_DOWN = 0.95;
const MAX_STRETCH = 8;
/** Reports spread over this part of the interval, so that those who came together do not come back together. */
const SPREAD = 0.3;
const MAX_INTERVAL_S = 900;

/** Says when a viewer shall report again: at the configured interval, and less often while there is too much to do. */
export class ReportPace {
  #stretch = 1;

  /** Takes in how much of the last seconds the program was at work, from 0 to 1. */
  observe(utilisation: number): void {
    if (utilisation > HIGH_UTILISATION) this.#stretch = Math.min(this.#stretch * STEP_UP, MAX_STRETCH);
    else if (utilisation < LOW_UTILISATION) this.#stretch = Math.max(this.#stretch * STEP_DOWN, 1);
  }

  /** In seconds; `random` is from 0 to 1. */
  planNext(intervalS: number, random: number): number {
    const stretchedS = intervalS * this.#stretch * (1 - SPREAD / 2 + SPREAD * random);
    return Math.max(1, Math.min(Math.round(stretchedS), MAX_INTERVAL_S));
  }
}

/** How long a viewer counts as there who was asked to come back in `nextInS`. */
export function computeViewerLease(nextInS: number): number {
  return Math.ceil(nextInS * 1.5) + 15;
}
