import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NS_PER_S = 1e9;

/** In seconds. */
export interface Lag {
  p50: number;
  p99: number;
  max: number;
}

/** How late the event loop is: what every viewer waits in addition. */
export class EventLoopLag {
  readonly #histogram: ReturnType<typeof monitorEventLoopDelay>;

  constructor() {
    this.#histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.#histogram.enable();
  }

  /** Since it was last taken. */
  take(): Lag {
    // Measured is the time between two ticks of a timer, which is never less than its interval.
    const toLag = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1000);
    const lag = {
      p50: toLag(this.#histogram.percentile(50)),
      p99: toLag(this.#histogram.percentile(99)),
      max: toLag(this.#histogram.max),
    };
    this.#histogram.reset();
    return lag;
  }

  close(): void {
    this.#histogram.disable();
  }
}
