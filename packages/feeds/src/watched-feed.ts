import { createHash } from 'node:crypto';
import { type Instant, type ParsedFeed, parseFeed } from '@foyer/schedule';
import type { DiskCache, FeedKey } from './disk-cache.ts';
import { FeedError } from './errors.ts';
import type { FeedLogger } from './feed-logger.ts';
import {
  differs,
  type Failing,
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
  #reloadS: number;
  #state = initialFeedState;
  /** What tells whether the location still has the good feed, if there is one. */
  #good: (Validators & { digest: string }) | undefined;
  #running: Promise<void> | undefined;
  #cancelTimer: () => void = () => {};

  constructor(key: FeedKey, reloadS: number, around: FeedSurroundings) {
    this.#key = key;
    this.#where = describeLocation(key.location);
    this.#around = around;
    this.#reloadS = reloadS;
    const ready = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.#setReady = ready.resolve;
    this.#run(() => this.#loadFromCache().then(() => this.#check()));
  }

  get state(): FeedState {
    return this.#state;
  }

  get reloadS(): number {
    return this.#reloadS;
  }

  set reloadS(reloadS: number) {
    if (reloadS === this.#reloadS) return;
    this.#reloadS = reloadS;
    if (this.#running === undefined) this.#scheduleCheck();
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
    if (this.#closed) return Promise.resolve();
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
    const delayMs = reloadDelayMs({ reloadS: this.#reloadS, failedAttempts, random: random() });
    this.#cancelTimer = scheduler.schedule(delayMs, () => void this.refresh());
  }

  async #loadFromCache(): Promise<void> {
    const { cache, clock } = this.#around;
    const cached = await cache.read(this.#key);
    if (cached === undefined || this.#closed) return;
    const feed = this.#parse(cached.text);
    const flaw = findFlaw(feed, this.#state);
    if (flaw !== undefined) {
      this.#log('warn', { path: cache.path(this.#key), found: flaw.found }, 'cached programme is ignored');
      return;
    }
    this.#remember(cached);
    this.#setState(stateFromCache(feed, Math.min(cached.fetchedAt, clock())));
  }

  async #check(): Promise<void> {
    if (this.#closed) return;
    try {
      const reply = await readSource({
        location: this.#key.location,
        conditional: this.#good,
        fetch: this.#around.fetch,
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
    if (flaw !== undefined) return this.#fail({ code: flaw.code, message: this.#advise(flaw), part: feed });
    const fetchedAt = this.#around.clock();
    const { sessions, problems } = feed;
    this.#log('info', { sessions: sessions.length, problems: problems.length }, 'programme has been read');
    this.#remember(reply);
    this.#setState(stateAfterSuccess(this.#state, fetchedAt, feed));
    await this.#around.cache.write(this.#key, { ...reply, fetchedAt });
  }

  async #keep(): Promise<void> {
    const at = this.#around.clock();
    this.#setState(stateAfterSuccess(this.#state, at));
    await this.#around.cache.touch(this.#key, at);
  }

  #fail(failing: Failing): void {
    this.#setState(stateAfterFailure(this.#state, this.#around.clock(), failing));
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
    const { failure } = state;
    if (failure?.code !== before.failure?.code) {
      if (failure === null) this.#log('info', {}, 'programme can be had again');
      else this.#log('warn', { code: failure.code, reason: failure.message }, 'programme cannot be had');
    }
    if (!differs(before, state)) return;
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        this.#log('error', { err: error }, 'listener to a programme failed');
      }
    }
  }

  #log(level: 'info' | 'warn' | 'error', fields: object, message: string): void {
    this.#around.logger[level]({ programme: this.#where, ...fields }, message);
  }

  #advise({ code, found }: Flaw): string {
    const stays = hasGoodFeed(this.#state)
      ? 'The last good copy stays.'
      : 'What could be read of it is shown.';
    const advice =
      code === 'FEED_EMPTIED'
        ? `If that is meant, delete ${this.#around.cache.path(this.#key)} and restart.`
        : 'Check that the address is that of the programme itself.';
    return `${this.#where} ${found}. ${stays} ${advice}`;
  }

  #explain(error: unknown): Failing {
    if (error instanceof FeedError) return { code: error.code, message: error.message };
    this.#log('error', { err: error }, 'reading a programme failed by a fault of ours');
    const message = `${this.#where} could not be read by a fault of Foyer itself. Please report what its log says.`;
    return { code: 'FEED_FAULT', message };
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
