import type { Instant } from '../clock.ts';
import { RecentMap } from './recent-map.ts';

export interface TokenBucketsOptions {
  /** More senders than this are not told apart: buckets that have not been used for long go. */
  maxSenders: number;
}

interface Bucket {
  tokens: number;
  filledAt: Instant;
}

export interface BucketSize {
  perMinute: number;
  /** How many may come at once. */
  burst: number;
}

/** Lets each sender do a thing so often a minute, and some more at once. */
export class TokenBuckets {
  readonly #buckets: RecentMap<Bucket>;

  constructor({ maxSenders }: TokenBucketsOptions) {
    this.#buckets = new RecentMap({ max: maxSenders });
  }

  /** Whether the sender may do it once more, now. */
  take(sender: string, size: BucketSize, now: Instant): boolean {
    const bucket = this.#fill(sender, size, now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Seconds until the sender may do it once more; 0: now. Takes nothing. */
  findWaitS(sender: string, size: BucketSize, now: Instant): number {
    const { tokens } = this.#fill(sender, size, now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / size.perMinute);
  }

  #fill(sender: string, { perMinute, burst }: BucketSize, now: Instant): Bucket {
    const known = this.#buckets.get(sender);
    if (known === undefined) {
      const bucket = { tokens: burst, filledAt: now };
      this.#buckets.set(sender, bucket);
      return bucket;
    }
    // Nothing flows back if the clock is set back.
    const minutes = Math.max(0, now - known.filledAt) / 60_000;
    known.tokens = Math.min(burst, known.tokens + minutes * perMinute);
    known.filledAt = now;
    return known;
  }
}
