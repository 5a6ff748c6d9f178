import { toSelector } from '@foyer/feeds';
import {
  type CorrectedFeed,
  type Correction,
  correctReadings,
  type Feed,
  type Instant,
} from '@foyer/schedule';
import { isSameList } from './is-same-list.ts';
import type { WatchedSource } from './watched-source.ts';

/** How some rooms of the config read a programme, and the corrections that are for them. */
export interface WatchedReading {
  source: WatchedSource;
  /** On its day; null: nothing of it is known. */
  feed: Feed | null;
  corrections: readonly Correction[];
}

interface Corrected {
  of: readonly WatchedReading[];
  /** When a correction ends by itself. */
  until: Instant;
  to: readonly (CorrectedFeed | null)[];
}

/** Corrects a programme anew only when one of those who read it has another feed, or other corrections. */
export class CorrectedProgrammes {
  #corrected = new Map<string, Corrected>();

  /**
   * One for each; the same object as long as nothing of its programme has become another.
   * @param readings always of the same sources
   */
  correct(readings: readonly WatchedReading[], at: Instant): (CorrectedFeed | null)[] {
    const corrected = new Map<WatchedReading, CorrectedFeed | null>();
    for (const [location, same] of Map.groupBy(readings, ({ source }) => source.location)) {
      const to = this.#correctProgramme(location, same, at);
      for (const [index, reading] of same.entries()) corrected.set(reading, to[index] ?? null);
    }
    return readings.map(reading => corrected.get(reading) ?? null);
  }

  #correctProgramme(
    location: string,
    readings: readonly WatchedReading[],
    at: Instant,
  ): readonly (CorrectedFeed | null)[] {
    const before = this.#corrected.get(location);
    if (before !== undefined && at < before.until && isSame(before.of, readings)) return before.to;
    const to = correctReadings(
      readings.map(({ source, feed, corrections }) => ({
        location,
        rooms: source.rooms.map(toSelector),
        timezone: source.timezone,
        feed,
        corrections,
      })),
      at,
    );
    const until = Math.min(...to.map(each => each?.changesAt ?? Number.POSITIVE_INFINITY));
    this.#corrected.set(location, { of: readings, until, to });
    return to;
  }
}

function isSame(before: readonly WatchedReading[], readings: readonly WatchedReading[]): boolean {
  return readings.every(({ feed, corrections }, index) => {
    const known = before[index];
    return known !== undefined && known.feed === feed && isSameList(known.corrections, corrections);
  });
}
