import type { Instant } from '../clock.ts';

export interface TokenBucketsOptions {
  /** More senders than this are not told apart: the bucket that was used longest ago goes. */
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
  readonly #maxSenders: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ maxSenders }: TokenBucketsOptions) {
    this.#maxSenders = maxSenders;
  }

  /** Whether the sender may do it once more, now. */
  take(sender: string, size: BucketSize, now: Instant): boolean {
    const bucket = this.#find(sender, size, now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  #find(sender: string, { perMinute, burst }: BucketSize, now: Instant): Bucket {
    const known = this.#buckets.get(sender);
    const bucket = known ?? { tokens: burst, filledAt: now };
    // Nothing flows back if the clock is set back.
    const minutes = Math.max(0, now - bucket.filledAt) / 60_000;
    bucket.tokens = Math.min(burst, bucket.tokens + minutes * perMinute);
    bucket.filledAt = now;
    if (known !== undefined) this.#buckets.delete(sender);
    else if (this.#buckets.size >= this.#maxSenders) this.#dropOldest();
    this.#buckets.set(sender, bucket);
    return bucket;
  }

  #dropOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
