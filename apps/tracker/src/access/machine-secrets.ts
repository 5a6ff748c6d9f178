import type { FastifyBaseLogger } from 'fastify';
import type { Clock, Instant } from '../clock.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { LiveAccess } from './live-access.ts';

const STORE_EVERY_MS = 60_000;

export interface MachineSecretsOptions {
  access: Pick<LiveAccess, 'setMachines'>;
  store: Pick<SecretStore, 'listValid' | 'setUsed'>;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/** The secrets that operators have made for machines: which there are, and when each was last used. */
export class MachineSecrets {
  readonly #options: MachineSecretsOptions;
  readonly #timer: NodeJS.Timeout;
  #used = new Map<string, Instant>();

  constructor(options: MachineSecretsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#storeUse(), STORE_EVERY_MS).unref();
  }

  /** Takes over what the database says now. */
  reload(): void {
    this.#options.access.setMachines(this.#options.store.listValid());
  }

  noteUse(name: string): void {
    this.#used.set(name, this.#options.clock());
  }

  /** Stores what is not yet stored of their use. */
  close(): void {
    clearInterval(this.#timer);
    this.#storeUse();
  }

  #storeUse(): void {
    if (this.#used.size === 0) return;
    try {
      this.#options.store.setUsed(this.#used);
      this.#used = new Map();
    } catch (err) {
      this.#options.logger.warn({ err }, 'when secrets were used could not be stored, it is tried again');
    }
  }
}
