import type { Clock } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import type { Attempt } from './attempt.ts';
import { RecentMap } from './recent-map.ts';
import { type BucketSize, TokenBuckets } from './token-buckets.ts';

/** More addresses than a conference's viewers have; some ten megabytes. */
const MAX_SENDERS = 100_000;
const MAX_MACHINES = 20_000;

/** Of one address, a minute. */
export interface LimitSettings {
  /** Of any kind. */
  requests: number;
  /** With the same secret. */
  reports: number;
  /** Each different one counts. */
  wrongSecrets: number;
}

export type LimitName = 'requests' | 'reports' | 'wrong-secrets';

export interface SenderLimitsOptions {
  readSettings: () => LimitSettings;
  clock: Clock;
  onLimited?: (limit: LimitName) => void;
}

/**
 * How much is taken from one sender. A crowd behind one address must not notice, and one machine or person that goes
 * wild must not be noticed by the others.
 */
export class SenderLimits {
  readonly #options: SenderLimitsOptions;
  readonly #requests = new TokenBuckets({ maxSenders: MAX_SENDERS });
  readonly #reports = new TokenBuckets({ maxSenders: MAX_MACHINES });
  readonly #wrongSecrets = new TokenBuckets({ maxSenders: MAX_SENDERS });
  readonly #tried = new RecentMap<true>({ max: MAX_MACHINES });

  constructor(options: SenderLimitsOptions) {
    this.#options = options;
  }

  /** Counts a request. Throws a `RequestRefusedError` if it is one too many. */
  takeRequest(network: string): void {
    const { requests } = this.#options.readSettings();
    // All who wait for the doors come in the same seconds.
    const size = { perMinute: requests, burst: Math.ceil(requests / 2) };
    this.#take({ limit: 'requests', buckets: this.#requests, sender: network, size });
  }

  /** Counts a report with a good secret. Throws a `RequestRefusedError` if it is one too many. */
  takeReport({ key }: Attempt): void {
    const { reports } = this.#options.readSettings();
    const size = { perMinute: reports, burst: Math.ceil(reports / 2) };
    this.#take({ limit: 'reports', buckets: this.#reports, sender: key, size });
  }

  /**
   * Throws a `RequestRefusedError` if the sender has guessed too often to be told whether a secret is good. One that it
   * was told of is no guess: machines go on that report beside someone who guesses, or that do not yet have a new
   * secret.
   */
  checkGuess({ key, network }: Attempt): void {
    if (this.#tried.get(key) !== undefined) return;
    const waitS = this.#wrongSecrets.findWaitS(network, this.#guessSize, this.#options.clock());
    if (waitS > 0) this.#refuse('wrong-secrets', waitS);
  }

  /** Remembers what the sender was told. */
  noteGuess({ key, network }: Attempt, { right }: { right: boolean }): void {
    if (this.#tried.get(key) !== undefined) return;
    this.#tried.set(key, true);
    if (right) return;
    this.#wrongSecrets.take(network, this.#guessSize, this.#options.clock());
  }

  get #guessSize(): BucketSize {
    const { wrongSecrets } = this.#options.readSettings();
    return { perMinute: wrongSecrets, burst: wrongSecrets * 2 };
  }

  #take({ limit, buckets, sender, size }: Taking): void {
    const now = this.#options.clock();
    if (!buckets.take(sender, size, now)) this.#refuse(limit, buckets.findWaitS(sender, size, now));
  }

  #refuse(limit: LimitName, retryAfterS: number): never {
    this.#options.onLimited?.(limit);
    const message = `${complaints[limit]} Come again in ${retryAfterS} s.`;
    throw new RequestRefusedError('RATE_LIMITED', message, { retryAfterS });
  }
}

interface Taking {
  limit: LimitName;
  buckets: TokenBuckets;
  sender: string;
  size: BucketSize;
}

const complaints: Readonly<Record<LimitName, string>> = {
  requests: 'Too many requests come from this address.',
  reports: 'Too many reports come from this address with this secret.',
  'wrong-secrets': 'Too many wrong secrets came from this address.',
};
