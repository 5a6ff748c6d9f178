import type { Instant } from '@foyer/schedule';
import type { DiskCache } from './disk-cache.ts';
import { FeedError } from './errors.ts';
import type { FeedKey } from './feed-key.ts';
import type { FeedLogger } from './feed-logger.ts';
import {
  describeIncomplete,
  type Failing,
  type FeedState,
  hasAnswered,
  hasGoodFeed,
  stateAfterFailure,
  stateAfterHolding,
  stateAfterImport,
  stateAfterSame,
} from './feed-state.ts';
import { describeHeldBack, forgetSightings } from './hold-back.ts';
import { addRecord, type ImportChanges, type ImportRecord } from './import-record.ts';
import { judgeImport } from './judge-import.ts';
import { describeLocation } from './location.ts';
import { type FeedListener, ObservedState } from './observed-state.ts';
import { type CopyReply, type MissingCompanion, readCopy } from './read-copy.ts';
import { type HeldImport, type ReadImport, readImport } from './read-import.ts';
import { reloadDelayMs } from './reload-delay.ts';
import { restoreFeed } from './restore-feed.ts';
import type { Scheduler } from './scheduler.ts';
import { digestCopy, isSameCopy, withoutDates } from './source-copy.ts';

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

/** How soon an organiser who accepts what is held back sees it taken. */
const ACCEPTANCE_POLL_MS = 1_000;

/** One programme that is asked for again and again, until it is closed. */
export class WatchedFeed {
  readonly #key: FeedKey;
  readonly #where: string;
  readonly #around: FeedSurroundings;
  readonly #closing = new AbortController();
  readonly #observed: ObservedState;
  #terms: FeedTerms;
  #good: ReadImport | undefined;
  #held: HeldImport | undefined;
  #checking: Promise<void> | undefined;
  /** Settles when nothing is under way any more: one thing is done after the other. */
  #work: Promise<void> = Promise.resolve();
  #cancelCheck: () => void = () => {};
  #cancelPoll: () => void = () => {};

  constructor({ key, terms, around }: WatchedFeedOptions) {
    this.#key = key;
    this.#where = describeLocation(key.location);
    this.#around = around;
    this.#terms = terms;
    this.#observed = new ObservedState({ programme: this.#where, logger: around.logger });
    void this.#do('reading a cached programme', () => this.#restore());
    void this.refresh();
  }

  get state(): FeedState {
    return this.#observed.current;
  }

  /** Settled with the first copy, from disk or from the location, or the first failure; never rejects. */
  get ready(): Promise<void> {
    return this.#observed.ready;
  }

  setTerms(terms: FeedTerms): void {
    const isSame = terms.reloadS === this.#terms.reloadS;
    this.#terms = terms;
    if (!isSame && this.#checking === undefined) this.#scheduleCheck();
  }

  /** Asks now, or joins the asking under way. */
  refresh(): Promise<void> {
    if (this.#checking !== undefined) return this.#checking;
    this.#cancelCheck();
    this.#checking = this.#do('reading a programme', () => this.#check()).finally(() => {
      this.#checking = undefined;
      this.#scheduleCheck();
    });
    return this.#checking;
  }

  onChange(listener: FeedListener): () => void {
    return this.#observed.onChange(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#cancelCheck();
    this.#cancelPoll();
    this.#observed.close();
    await this.#work;
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #do(what: string, work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(error => {
      this.#around.logger.error(this.#about({ err: error }), `${what} failed by a fault of ours`);
    });
    return this.#work;
  }

  #scheduleCheck(): void {
    this.#cancelCheck();
    if (this.#closed) return;
    const { random, scheduler } = this.#around;
    const failedAttempts = hasAnswered(this.state) ? 0 : (this.state.failure?.attempts ?? 0);
    const delayMs = reloadDelayMs({ reloadS: this.#terms.reloadS, failedAttempts, random: random() });
    this.#cancelCheck = scheduler.schedule(delayMs, () => void this.refresh());
  }

  async #restore(): Promise<void> {
    const restored = await restoreFeed({ ...this.#around, key: this.#key });
    // Of one that was taken when a process ended.
    if (restored?.held === undefined) await this.#around.cache.removeHeld(this.#key);
    if (restored === undefined || this.#closed) return;
    this.#good = restored.good;
    this.#held = restored.held;
    this.#observed.set(restored.state);
    await this.#takeAcceptance();
    this.#watchForAcceptance();
  }

  async #check(): Promise<void> {
    if (this.#closed) return;
    try {
      const { fetch, publicFetch } = this.#around;
      const reply = await readCopy({
        key: this.#key,
        known: this.#held === undefined ? this.#good?.copy : withoutDates(this.#held.copy),
        fetch: this.#terms.allowPrivate ? fetch : publicFetch,
        signal: this.#closing.signal,
      });
      if (!this.#closed) await this.#take(reply);
    } catch (error) {
      if (!this.#closed) await this.#fail(this.#explain(error));
    }
  }

  async #take({ copy, missing }: CopyReply): Promise<void> {
    if (this.#good !== undefined && isSameCopy(copy, this.#good.copy)) {
      this.#good = { ...this.#good, copy };
      return this.#keep(missing);
    }
    const digest = digestCopy(copy);
    const came = digest === this.#held?.digest ? { ...this.#held, copy } : readImport(this.#key, copy);
    const at = this.#around.clock();
    const verdict = judgeImport(came, { good: this.#good, held: this.#held, at });
    if (verdict.kind === 'taken') return this.#adopt(came, { ...verdict, missing });
    if (verdict.kind === 'held') return this.#hold(verdict.held, missing);
    await this.#fail({ code: 'FEED_INCOMPLETE', message: this.#describeIncomplete(came), part: came.feed });
  }

  async #keep(missing: readonly MissingCompanion[]): Promise<void> {
    const { cache, clock } = this.#around;
    const at = clock();
    const hadHeld = this.#held !== undefined;
    this.#letGo();
    this.#observed.set(stateAfterSame(this.state, { at, missing }));
    await cache.touch(this.#key, at);
    if (hadHeld) await cache.removeHeld(this.#key);
  }

  async #hold(held: HeldImport, missing: readonly MissingCompanion[]): Promise<void> {
    const { heldBack } = held;
    this.#held = held;
    const message = describeHeldBack(this.#where, heldBack);
    this.#observed.set(
      stateAfterHolding(this.state, { at: this.#around.clock(), heldBack, message, missing }),
    );
    await this.#writeHeld(held);
    this.#watchForAcceptance();
  }

  async #writeHeld({ copy, heldBack: { since, sightings } }: HeldImport): Promise<void> {
    const against = this.#good?.digest ?? '';
    await this.#around.cache.writeHeld(this.#key, { copy, against, since, sightings });
  }

  async #adopt({ copy, digest, feed }: ReadImport, adoption: Adoption): Promise<void> {
    const { cache, clock, logger } = this.#around;
    const at = clock();
    const { how, missing } = adoption;
    const { counts, changes } = adoption.changes ?? { counts: {}, changes: [] };
    const hadHeld = this.#held !== undefined;
    const sizes = { sessions: feed.sessions.length, rooms: feed.rooms.length };
    const imports = addRecord(this.state.imports, { at, how, ...sizes, counts, changes });
    logger.info(
      this.#about({ how, ...sizes, problems: feed.problems.length, changes: counts }),
      'programme has been read',
    );
    this.#letGo();
    this.#good = { copy, digest, feed };
    this.#observed.set(stateAfterImport(this.state, { at, feed, imports, missing }));
    await cache.writeGood(this.#key, { copy, imports, fetchedAt: at });
    if (hadHeld) await cache.removeHeld(this.#key);
  }

  #letGo(): void {
    this.#held = undefined;
    this.#cancelPoll();
  }

  #watchForAcceptance(): void {
    this.#cancelPoll();
    if (this.#closed || this.#held === undefined) return;
    this.#cancelPoll = this.#around.scheduler.schedule(ACCEPTANCE_POLL_MS, () => {
      void this.#do('accepting a programme', () => this.#takeAcceptance()).then(() =>
        this.#watchForAcceptance(),
      );
    });
  }

  async #takeAcceptance(): Promise<void> {
    const { cache, logger } = this.#around;
    if (this.#held === undefined || this.#closed) return;
    const digest = await cache.readAcceptance(this.#key);
    if (digest === undefined) return;
    if (digest === this.#held.digest) {
      const { missing } = this.state;
      return this.#adopt(this.#held, { how: 'accepted', changes: this.#held.heldBack, missing });
    }
    logger.warn(this.#about({}), 'what was accepted is not what is held back now, and is not taken');
    await cache.removeAcceptance(this.#key);
  }

  async #fail(failing: Failing): Promise<void> {
    const failed = stateAfterFailure(this.state, { at: this.#around.clock(), ...failing });
    if (this.#held === undefined || this.#held.heldBack.sightings === 0) return this.#observed.set(failed);
    const heldBack = forgetSightings(this.#held.heldBack);
    this.#held = { ...this.#held, heldBack };
    this.#observed.set({ ...failed, heldBack });
    await this.#writeHeld(this.#held);
  }

  #about(fields: object): object {
    return { programme: this.#where, ...fields };
  }

  #describeIncomplete({ feed }: ReadImport): string {
    const part =
      feed.sessions.length > 0 ? 'What could be read of it is shown.' : 'Nothing can be shown of it.';
    const shown = hasGoodFeed(this.state) ? 'The last good copy stays.' : part;
    return `${this.#where} ${describeIncomplete(feed)}. ${shown}`;
  }

  #explain(error: unknown): Failing {
    if (error instanceof FeedError) return { code: error.code, message: error.message };
    this.#around.logger.error(this.#about({ err: error }), 'reading a programme failed by a fault of ours');
    const message = `${this.#where} could not be read by a fault of Foyer itself. Please report what its log says.`;
    return { code: 'FEED_FAULT', message };
  }
}

interface Adoption {
  how: ImportRecord['how'];
  /** null: there was nothing to compare with. */
  changes: ImportChanges | null;
  missing: readonly MissingCompanion[];
}
