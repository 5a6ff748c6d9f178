import type { SheetDay, SheetEntry, SheetGroup } from './read-sheet.ts';
import type { DayMatches } from './result-panel.ts';
import { listHits, setHidden, showGroup, showMatches } from './show-matches.ts';

/** Sessions of one frame: about as many as a slow phone lays out while a finger comes down. */
const STEP = 12;
/** Of those too far away to be laid out, of which each costs hardly anything. */
const FAR_STEP = 120;

export interface ListRoom {
  /** So many sessions fill what is in sight. */
  screen: number;
  /** So many more are near enough for the browser to lay them out. */
  near: number;
}

/** A time of which not all has come yet. */
interface Waiting {
  day: SheetDay;
  group: SheetGroup;
  hits: readonly SheetEntry[];
  shown: number;
}

/**
 * The programme as a list. What was asked for is there in the next frame as far as a screen reaches, and the rest
 * comes frame by frame: a day of hundreds at once would hold up a phone for longer than a person takes for at once.
 */
export class StepwiseList {
  readonly #nextFrame: (step: () => void) => number;
  readonly #cancelFrame: (handle: number) => void;
  /** Those in sight, whose sessions are laid out as they stand there. */
  #shown: ReadonlySet<SheetDay> = new Set();
  #waiting: Waiting[] = [];
  #frame: number | undefined;

  constructor(
    nextFrame: (step: () => void) => number = requestAnimationFrame,
    cancelFrame: (handle: number) => void = cancelAnimationFrame,
  ) {
    // As they are, they are called on the window and on nothing else.
    this.#nextFrame = step => nextFrame(step);
    this.#cancelFrame = handle => cancelFrame(handle);
  }

  /** Shows all of it now. */
  showAtOnce(days: readonly DayMatches[]): void {
    this.stop();
    for (const { day, matches } of days) showMatches(day, matches);
    this.#shown = new Set(days.map(({ day }) => day));
  }

  /** Shows what fills the screen now and the rest in the frames after this one, then calls `done`. */
  show(days: readonly DayMatches[], room: ListRoom, done: () => void): void {
    this.stop();
    let left = room.screen;
    for (const { day, matches } of days) left = this.#begin(day, matches, left);
    this.#shown = new Set(days.map(({ day }) => day));
    let near = room.near;
    const step = () => {
      this.#frame = undefined;
      if (this.#waiting.length === 0) return done();
      this.#frame = this.#nextFrame(() => {
        near -= this.#show(near > 0 ? STEP : FAR_STEP);
        step();
      });
    };
    step();
  }

  /** What has not come yet does not come any more. */
  stop(): void {
    if (this.#frame !== undefined) this.#cancelFrame(this.#frame);
    this.#frame = undefined;
    this.#waiting = [];
  }

  /** Shows so many sessions of a day and lets the others wait; returns how many there is still room for. */
  #begin(day: SheetDay, matches: DayMatches['matches'], room: number): number {
    const inSight = this.#shown.has(day) && !day.element.hidden;
    let left = room;
    for (const group of day.groups) {
      const hits = listHits(group, matches);
      // What stands there as it should stays there, however far down.
      if (!inSight || !isShown(group, hits)) {
        const shown = Math.min(hits.length, Math.max(left, 0));
        if (shown > 0) showGroup(group, hits.slice(0, shown));
        else setHidden(group.element, true);
        if (shown < hits.length) this.#waiting.push({ day, group, hits, shown });
      }
      left -= hits.length;
    }
    setHidden(
      day.element,
      day.groups.every(({ element }) => element.hidden),
    );
    return left;
  }

  /** Shows so many more; returns how many. */
  #show(count: number): number {
    let left = count;
    for (let next = this.#waiting[0]; next !== undefined && left > 0; next = this.#waiting[0]) {
      const { day, group, hits, shown } = next;
      next.shown = Math.min(hits.length, shown + left);
      left -= next.shown - shown;
      showGroup(group, hits.slice(0, next.shown));
      setHidden(day.element, false);
      if (next.shown === hits.length) this.#waiting.shift();
    }
    return count - left;
  }
}

function isShown({ element, entries }: SheetGroup, hits: readonly SheetEntry[]): boolean {
  if (element.hidden) return hits.length === 0;
  return (
    entries.filter(entry => !entry.element.hidden).every((entry, index) => entry === hits[index]) &&
    hits.every(hit => !hit.element.hidden)
  );
}
