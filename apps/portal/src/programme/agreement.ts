import { toSelector } from '@foyer/feeds';
import { agreeOnMoved, type CorrectedFeed } from '@foyer/schedule';
import { isSameList } from './is-same-list.ts';
import type { WatchedSource } from './watched-source.ts';

/** What those who read one programme in several ways agree on, thought of anew only when one has become another. */
export class Agreement {
  #seen: readonly (CorrectedFeed | null)[] = [];
  #agreed: readonly (CorrectedFeed | null)[] = [];

  /**
   * @param sources always the same ones
   * @param corrected one for each of them
   */
  reach(
    sources: readonly WatchedSource[],
    corrected: readonly (CorrectedFeed | null)[],
  ): readonly (CorrectedFeed | null)[] {
    if (isSameList(this.#seen, corrected)) return this.#agreed;
    this.#agreed = agreeOnMoved(
      sources.map(({ location, rooms }, index) => ({
        location,
        rooms: rooms.map(toSelector),
        corrected: corrected[index] ?? null,
      })),
    );
    this.#seen = corrected;
    return this.#agreed;
  }
}
