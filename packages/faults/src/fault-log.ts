import type { ErrorCode } from '@foyer/contract';

const PERIOD_MS = 60_000;
/** Of a kind: enough to find what somebody asks about, and nothing that fills a disk. */
const MAX_IN_PERIOD = 3;

export interface Fault {
  code: ErrorCode;
  requestId: string;
  /** In the parser's words, which quote nothing of what came. */
  reason: string;
}

/** What the loggers of programs can do, and all that is asked of one. */
export interface FaultLogger {
  info(fields: object, message: string): void;
}

interface Period {
  startedAt: number;
  logged: number;
  /** Since the last line. */
  left: number;
}

/** Logs what never became a request, under the id that its sender was told: a few of each code in a minute. */
export class FaultLog {
  readonly #logger: FaultLogger;
  readonly #now: () => number;
  /** By code, of which there are few. */
  readonly #periods = new Map<ErrorCode, Period>();

  /** @param options.now milliseconds of a clock that nobody sets */
  constructor({ logger, now }: { logger: FaultLogger; now: () => number }) {
    this.#logger = logger;
    this.#now = now;
  }

  add({ code, requestId, reason }: Fault): void {
    const period = this.#getPeriod(code);
    if (period.logged >= MAX_IN_PERIOD) {
      period.left += 1;
      return;
    }
    const leftOut = period.left > 0 ? { leftOut: period.left } : {};
    period.logged += 1;
    period.left = 0;
    // No fault of ours, and nothing that somebody has to see at once. Who sent it is nobody's business.
    this.#logger.info(
      { reqId: requestId, code, reason, ...leftOut },
      'what came could not be read as a request',
    );
  }

  #getPeriod(code: ErrorCode): Period {
    const now = this.#now();
    const period = this.#periods.get(code) ?? { startedAt: now, logged: 0, left: 0 };
    if (now - period.startedAt >= PERIOD_MS) {
      period.startedAt = now;
      period.logged = 0;
    }
    this.#periods.set(code, period);
    return period;
  }
}
