import type { Config } from '@foyer/config';
import { DistinctStates, type FeedState, type FeedStore, planSources } from '@foyer/feeds';
import { WatchedSource } from './watched-source.ts';

/** All that the rooms of a config name, each once. */
export class WatchedProgrammes {
  readonly #sources: readonly WatchedSource[];
  readonly #distinct: DistinctStates;

  constructor(config: Config, feeds: FeedStore) {
    const planned = planSources(config);
    this.#sources = planned.map(each => new WatchedSource(each, feeds));
    this.#distinct = new DistinctStates(planned);
  }

  /** What is known of each now; no two of them have sessions with the same guid that are not the same. */
  listKnown(): { source: WatchedSource; state: FeedState }[] {
    const sources = this.#sources;
    const states = this.#distinct.tell(sources.map(({ handle }) => handle.current()));
    return sources.map((source, index) => ({ source, state: states[index] ?? source.handle.current() }));
  }

  /** Resolves when every feed has had its first answer, good or bad. */
  async ready(): Promise<void> {
    await Promise.all(this.#sources.map(({ handle }) => handle.ready));
  }

  /** Settles when nothing of it is fetched any more. */
  async close(): Promise<void> {
    await Promise.all(this.#sources.map(({ handle }) => handle.close()));
  }
}
