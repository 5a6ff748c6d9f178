import type { FeedLogger } from './feed-logger.ts';
import { differs, type FeedState, initialFeedState } from './feed-state.ts';

export type FeedListener = (state: FeedState) => void;

/** The state of one programme, told to those who listen and to the log. */
export class ObservedState {
  /** Settled with the first state that is set, or when it is closed; never rejects. */
  readonly ready: Promise<void>;
  readonly #programme: string;
  readonly #logger: FeedLogger;
  readonly #listeners = new Set<FeedListener>();
  readonly #setReady: () => void;
  #current = initialFeedState;

  constructor({ programme, logger }: { programme: string; logger: FeedLogger }) {
    this.#programme = programme;
    this.#logger = logger;
    const ready = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.#setReady = ready.resolve;
  }

  get current(): FeedState {
    return this.#current;
  }

  set(state: FeedState): void {
    const before = this.#current;
    this.#current = state;
    this.#setReady();
    this.#logFailure(before, state);
    if (!differs(before, state)) return;
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        const about = { programme: this.#programme, err: error };
        this.#logger.error(about, 'listener to a programme failed');
      }
    }
  }

  onChange(listener: FeedListener): () => void {
    // Wrapped, so that one function given twice is called twice and taken away once.
    const entry: FeedListener = state => listener(state);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  close(): void {
    this.#listeners.clear();
    this.#setReady();
  }

  /** Once for each change, not for each attempt. */
  #logFailure(before: FeedState, { failure }: FeedState): void {
    if (failure?.code === before.failure?.code) return;
    const programme = this.#programme;
    if (failure === null) {
      this.#logger.info({ programme }, 'programme can be had again');
      return;
    }
    const about = { programme, code: failure.code, reason: failure.message };
    const message = failure.code === 'FEED_HELD_BACK' ? 'programme is held back' : 'programme cannot be had';
    this.#logger.warn(about, message);
  }
}
