/** When something is done later. Tests pass their own and let no time go by. */
export interface Scheduler {
  /** Calls `run` once, after `delayMs`, unless the returned function is called before. */
  schedule(delayMs: number, run: () => void): () => void;
}

/** A longer delay makes setTimeout fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const timerScheduler: Scheduler = {
  schedule(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
};
