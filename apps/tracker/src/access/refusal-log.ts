import type { FastifyBaseLogger } from 'fastify';
import type { Clock, Instant } from '../clock.ts';
import type { Verdict } from './access-rules.ts';

const SILENCE_MS = 60_000;
const MAX_REMEMBERED = 1000;

interface Refusal {
  verdict: Verdict;
  address: string;
  room: string;
}

/** Logs why a machine is turned away, once a minute for the same machine and reason: it will try again. */
export class RefusalLog {
  readonly #clock: Clock;
  readonly #logger: FastifyBaseLogger;
  readonly #loggedAt = new Map<string, Instant>();

  constructor({ clock, logger }: { clock: Clock; logger: FastifyBaseLogger }) {
    this.#clock = clock;
    this.#logger = logger;
  }

  add({ verdict, address, room }: Refusal): void {
    const key = `${verdict} ${address}`;
    const now = this.#clock();
    const loggedAt = this.#loggedAt.get(key);
    if (loggedAt !== undefined && Math.abs(now - loggedAt) < SILENCE_MS) return;
    if (this.#loggedAt.size >= MAX_REMEMBERED) this.#loggedAt.clear();
    this.#loggedAt.set(key, now);
    this.#logger.warn({ address, room: room.slice(0, 100), reason: verdict }, 'report refused');
  }
}
