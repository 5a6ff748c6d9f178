import { type Readiness, type ReadinessCheck, summariseChecks } from '@foyer/contract';
import type { Clock, Instant } from '../clock.ts';

/** A probe writes to the disk: whoever asks more often gets the same answer. */
const PROBE_EVERY_MS = 1000;

export interface ReadinessOptions {
  /** What is wrong with the database, if anything is. */
  probeDatabase(): string | undefined;
  clock: Clock;
}

/** Whether the tracker can do its work. Without a database nothing is acknowledged; a bad change of the config only warns. */
export class ReadinessService {
  readonly #options: ReadinessOptions;
  #database: ReadinessCheck = { check: 'database', state: 'ok', text: null };
  #probedAt: Instant = Number.NEGATIVE_INFINITY;
  #configRefused = false;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  get configRefused(): boolean {
    return this.#configRefused;
  }

  /** Says whether the last change of the config was refused. */
  setConfigRefused(refused: boolean): void {
    this.#configRefused = refused;
  }

  check(): Readiness {
    const now = this.#options.clock();
    if (Math.abs(now - this.#probedAt) >= PROBE_EVERY_MS) {
      const text = this.#options.probeDatabase() ?? null;
      this.#database = { check: 'database', state: text === null ? 'ok' : 'failed', text };
      this.#probedAt = now;
    }
    return summariseChecks([this.#database, this.#describeConfig()]);
  }

  #describeConfig(): ReadinessCheck {
    if (!this.#configRefused) return { check: 'config', state: 'ok', text: null };
    const text =
      'The last change of the config was refused, the one before holds. "npm run config check" says why.';
    return { check: 'config', state: 'warning', text };
  }
}
