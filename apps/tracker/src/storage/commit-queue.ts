import { RequestRefusedError } from '../errors.ts';
import type { WriteGuardOptions } from './guard-writes.ts';

export interface CommitQueueOptions<T> {
  /** Stores all of it or, by throwing, none of it. */
  commit(items: readonly T[]): void;
  /** More than this are refused. */
  maxWaiting: number;
  /** How long to leave a storage alone that has just failed. */
  retryDelayMs: number;
  /** Hears of what was stored, and how long that took. */
  observe?: CommitObserver | undefined;
}

export type CommitObserver = (commit: { items: number; durationMs: number }) => void;

/** What a store needs that is written to by way of a queue. */
export interface StoreOptions extends WriteGuardOptions {
  observe?: CommitObserver | undefined;
}

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Group commit: what comes in within one turn of the event loop is stored in one transaction. Under load that
 * makes the batches large; without load nobody waits for company.
 */
export class CommitQueue<T> {
  readonly #options: CommitQueueOptions<T>;
  #waiting: Waiting<T>[] = [];
  #cancelFlush: (() => void) | undefined;
  #closed = false;
  #delayMs = 0;

  constructor(options: CommitQueueOptions<T>) {
    this.#options = options;
  }

  /** Settles once the item is stored, or is not going to be. */
  add(item: T): Promise<void> {
    if (this.#closed)
      return Promise.reject(new RequestRefusedError('OVERLOADED', 'The tracker is stopping.'));
    if (this.#waiting.length >= this.#options.maxWaiting) {
      const message = `${this.#options.maxWaiting} reports are waiting to be stored. Try again in some seconds.`;
      return Promise.reject(new RequestRefusedError('OVERLOADED', message));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#cancelFlush ??= this.#scheduleFlush();
    });
  }

  /** How many wait to be stored. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Stores what still waits; refuses whatever comes later. */
  close(): void {
    this.#closed = true;
    this.#cancelFlush?.();
    this.#flush();
  }

  #scheduleFlush(): () => void {
    if (this.#delayMs > 0) {
      const timer = setTimeout(() => this.#flush(), this.#delayMs);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(() => this.#flush());
    return () => clearImmediate(immediate);
  }

  #flush(): void {
    this.#cancelFlush = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const startedAt = performance.now();
    try {
      this.#options.commit(batch.map(({ item }) => item));
    } catch (error) {
      this.#delayMs = this.#options.retryDelayMs;
      for (const { reject } of batch) reject(error);
      return;
    }
    const durationMs = performance.now() - startedAt;
    this.#delayMs = 0;
    for (const { resolve } of batch) resolve();
    this.#tellObserver({ items: batch.length, durationMs });
  }

  #tellObserver(commit: Parameters<CommitObserver>[0]): void {
    try {
      this.#options.observe?.(commit);
    } catch {
      // It is stored, whatever becomes of those who count it.
    }
  }
}
