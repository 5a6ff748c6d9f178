import type { RoomSelector } from '../build/match-rooms.ts';
import type { ProgrammeDays } from '../build/programme-days.ts';
import type { Feed, Instant } from '../model.ts';
import type { Correction } from './correction.ts';
import { findCarriedEnds } from './find-carried-ends.ts';
import { findEarliestEnd, findLatestEnd, isOfDay } from './find-earliest-end.ts';
import { ProgrammeDraft } from './programme-draft.ts';

interface FindEndsOptions {
  feed: Feed;
  rooms: readonly RoomSelector[];
  days: ProgrammeDays;
}

/**
 * When each correction ends by itself. One of a day that does not say so ends with the day, or when everything is
 * over that it has moved, or that those have which it ends with, whichever is later; but with the next day at the
 * latest. This is the same whenever it is asked: what is made after one has ended does not bring it back.
 * @param corrections in the order in which they add up, which is that in which they were made
 */
export function findEnds(
  corrections: readonly Correction[],
  options: FindEndsOptions,
): ReadonlyMap<Correction, Instant> {
  const search = new EndSearch(options);
  for (const correction of corrections) {
    search.goOn(correction.createdAt ?? Number.NEGATIVE_INFINITY);
    search.add(correction);
  }
  search.goOn(Number.POSITIVE_INFINITY);
  return search.ends;
}

/** Goes through the time from one end to the next. */
class EndSearch {
  readonly ends = new Map<Correction, Instant>();
  readonly #options: FindEndsOptions;
  /** Those that hold, in the order in which they add up, with when they are to be looked at. */
  readonly #due = new Map<Correction, Instant>();
  #draft: ProgrammeDraft | null = null;

  constructor(options: FindEndsOptions) {
    this.#options = options;
  }

  add(correction: Correction): void {
    const { days, feed } = this.#options;
    this.#due.set(correction, findEarliestEnd(correction, { days, sessions: feed.sessions }));
  }

  /** Ends what is over by then. */
  goOn(until: Instant): void {
    while (this.#due.size > 0) {
      const at = Math.min(...this.#due.values());
      if (at > until) return;
      this.#endAt(at);
    }
  }

  /** Looks once at all that might end then: to apply what holds takes time. */
  #endAt(at: Instant): void {
    const due = [...this.#due].flatMap(([correction, dueAt]) => (dueAt === at ? [correction] : []));
    for (const correction of due) if (!isOfDay(correction)) this.#end(correction, at);
    const ofDay = due.filter(isOfDay);
    if (ofDay.length === 0) return;
    this.#draft ??= new ProgrammeDraft(this.#options);
    const carried = findCarriedEnds(this.#draft, [...this.#due.keys()]);
    for (const correction of ofDay) {
      const endsAt = Math.min(carried.get(correction) ?? at, findLatestEnd(correction, this.#options.days));
      if (endsAt <= at) this.#end(correction, at);
      else this.#due.set(correction, endsAt);
    }
  }

  #end(correction: Correction, at: Instant): void {
    this.ends.set(correction, at);
    this.#due.delete(correction);
  }
}
