import { createHash } from 'node:crypto';
import { type Instant, type ParsedFeed, parseFeed } from '@foyer/schedule';
import type { DiskCache, FeedKey } from './disk-cache.ts';
import { FeedError, type FeedErrorCode } from './errors.ts';
import type { FeedLogger } from './feed-logger.ts';
import {
  differs,
  type Failing,
  type FeedFailure,
  type FeedState,
  type Flaw,
  findFlaw,
  hasGoodFeed,
  initialFeedState,
  stateAfterFailure,
  stateAfterSuccess,
  stateFromCache,
} from './feed-state.ts';
import { describeLocation } from './location.ts';
import { readSource } from './read-source.ts';
import { reloadDelayMs } from './reload-delay.ts';
import type { Scheduler } from './scheduler.ts';
import type { ChangedSource, Validators } from './source-reply.ts';

/** What every programme of a store shares. */
export interface FeedSurroundings {
  cache: DiskCache;
  clock: () => Instant;
  logger: FeedLogger;
  random: () => number;
  scheduler: Scheduler;
  fetch: typeof globalThis.fetch;
  /** Reaches no private addresses. */
  publicFetch: typeof globalThis.fetch;
}

/** How a programme is asked for, whatever it is. */
export interface FeedTerms {
  reloadS: number;
  allowPrivate: boolean;
}

export interface WatchedFeedOptions {
  key: FeedKey;
  terms: FeedTerms;
  around: FeedSurroundings;
}

export type FeedListener = (state: FeedState) => void;

/** One programme that is asked for again and again, until it is closed. */
export class WatchedFeed {
  /** Settled with the first copy, from disk or from the location, or the first failure; never rejects. */
  readonly ready: Promise<void>;
  readonly #key: FeedKey;
  readonly #where: string;
  readonly #around: FeedSurroundings;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<FeedListener>();
  readonly #setReady: () => void;
  #terms: FeedTerms;
  #state = initialFeedState;
  /** What tells whether the location still has the good feed, if there is one. */
  #good: (Validators & { digest: string }) | undefined;
  #running: Promise<void> | undefined;
  #cancelTimer: () => void = () => {};

  constructor({ key, terms, around }: WatchedFeedOptions) {
    this.#key = key;
    this.#where = describeLocation(key.location);
    this.#around = around;
    this.#terms = terms;
    const ready = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.#setReady = ready.resolve;
    void this.#run(() => this.#begin());
  }

  get state(): FeedState {
    return this.#state;
  }

  setTerms(terms: FeedTerms): void {
    const isSame = terms.reloadS === this.#terms.reloadS;
    this.#terms = terms;
    if (!isSame && this.#running === undefined) this.#scheduleCheck();
  }

  /** Asks now, or joins the asking under way. */
  refresh(): Promise<void> {
    return this.#running ?? this.#run(() => this.#check());
  }

  onChange(listener: FeedListener): () => void {
    // Wrapped, so that one function given twice is called twice and taken away once.
    const entry: FeedListener = state => listener(state);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#cancelTimer();
    this.#listeners.clear();
    this.#setReady();
    await this.#running;
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #run(work: () => Promise<void>): Promise<void> {
    this.#cancelTimer();
    this.#running = work().finally(() => {
      this.#running = undefined;
      this.#scheduleCheck();
    });
    return this.#running;
  }

  #scheduleCheck(): void {
    this.#cancelTimer();
    if (this.#closed) return;
    const { random, scheduler } = this.#around;
    const failedAttempts = this.#state.failure?.attempts ?? 0;
    const delayMs = reloadDelayMs({ reloadS: this.#terms.reloadS, failedAttempts, random: random() });
    this.#cancelTimer = scheduler.schedule(delayMs, () => void this.refresh());
  }

  async #begin(): Promise<void> {
    try {
      await this.#loadFromCache();
    } catch (error) {
      this.#around.logger.error(
        this.#about({ err: error }),
        'reading a cached programme failed by a fault of ours',
      );
    }
    await this.#check();
  }

  async #loadFromCache(): Promise<void> {
    const { cache, clock, logger } = this.#around;
    const cached = await cache.read(this.#key);
    if (cached === undefined || this.#closed) return;
    const feed = this.#parse(cached.text);
    const flaw = findFlaw(feed, this.#state);
    if (flaw !== undefined) {
      const path = cache.path(this.#key);
      logger.warn(this.#about({ path, found: flaw.found }), 'cached programme is ignored');
      return;
    }
    this.#setState(stateFromCache(feed, Math.min(cached.fetchedAt, clock())));
    this.#remember(cached);
  }

  async #check(): Promise<void> {
    if (this.#closed) return;
    try {
      const { fetch, publicFetch } = this.#around;
      const reply = await readSource({
        location: this.#key.location,
        language: this.#key.language,
        conditional: this.#good,
        fetch: this.#terms.allowPrivate ? fetch : publicFetch,
        signal: this.#closing.signal,
      });
      if (this.#closed) return;
      if (reply.status === 'unchanged') await this.#keep();
      else await this.#take(reply);
    } catch (error) {
      if (!this.#closed) this.#fail(this.#explain(error));
    }
  }

  async #take(reply: ChangedSource): Promise<void> {
    if (this.#good?.digest === digestOf(reply.text)) {
      this.#remember(reply);
      return this.#keep();
    }
    const parsed = this.#parse(reply.text);
    const feed = { ...parsed, problems: [...reply.problems, ...parsed.problems] };
    const flaw = findFlaw(feed, this.#state);
    if (flaw !== undefined) {
      return this.#fail({ code: flaw.code, message: this.#advise(flaw, feed), part: feed });
    }
    const { cache, clock, logger } = this.#around;
    const fetchedAt = clock();
    const counts = { sessions: feed.sessions.length, problems: feed.problems.length };
    logger.info(this.#about(counts), 'programme has been read');
    this.#setState(stateAfterSuccess(this.#state, { at: fetchedAt, feed }));
    this.#remember(reply);
    await cache.write(this.#key, { ...reply, fetchedAt });
  }

  async #keep(): Promise<void> {
    const at = this.#around.clock();
    this.#setState(stateAfterSuccess(this.#state, { at }));
    await this.#around.cache.touch(this.#key, at);
  }

  #fail(failing: Failing): void {
    this.#setState(stateAfterFailure(this.#state, { at: this.#around.clock(), ...failing }));
  }

  #parse(text: string): ParsedFeed {
    const { format, timezone } = this.#key;
    return parseFeed(text, { timezone, format: format ?? undefined });
  }

  #remember({ etag, lastModified, text }: Validators & { text: string }): void {
    this.#good = { etag, lastModified, digest: digestOf(text) };
  }

  #setState(state: FeedState): void {
    const before = this.#state;
    this.#state = state;
    this.#setReady();
    this.#logFailure(before.failure?.code, state.failure);
    if (!differs(before, state)) return;
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        this.#around.logger.error(this.#about({ err: error }), 'listener to a programme failed');
      }
    }
  }

  /** Once for each change, not for each attempt. */
  #logFailure(codeBefore: FeedErrorCode | undefined, failure: FeedFailure | null): void {
    if (failure?.code === codeBefore) return;
    const { logger } = this.#around;
    if (failure === null) {
      logger.info(this.#about({}), 'programme can be had again');
    } else {
      logger.warn(this.#about({ code: failure.code, reason: failure.message }), 'programme cannot be had');
    }
  }

  #about(fields: object): object {
    return { programme: this.#where, ...fields };
  }

  #advise({ code, found }: Flaw, feed: ParsedFeed): string {
    const part =
      feed.sessions.length > 0 ? 'What could be read of it is shown.' : 'Nothing can be shown of it.';
    const shown = hasGoodFeed(this.#state) ? 'The last good copy stays.' : part;
    const path = this.#around.cache.path(this.#key);
    const advice = code === 'FEED_EMPTIED' ? ` If that is meant, delete ${path} and restart.` : '';
    return `${this.#where} ${found}. ${shown}${advice}`;
  }

  #explain(error: unknown): Failing {
    if (error instanceof FeedError) return { code: error.code, message: error.message };
    this.#around.logger.error(this.#about({ err: error }), 'reading a programme failed by a fault of ours');
    const message = `${this.#where} could not be read by a fault of Foyer itself. Please report what its log says.`;
    return { code: 'FEED_FAULT', message };
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
