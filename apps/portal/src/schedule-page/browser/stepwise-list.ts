import type { SheetDay, SheetEntry, SheetGroup } from './read-sheet.ts';
import type { DayMatches } from './result-panel.ts';
import { listHits, setHidden, showGroup, showMatches } from './show-matches.ts';

/** Sessions of one frame: about as many as a slow phone lays out while a finger comes down. */
const STEP = 12;
/** Of those too far away to be laid out, of which each costs hardly anything. */
const FAR_STEP = 120;

/** In CSS pixels. */
export interface ListSpace {
  /** What of the list is in sight. */
  screen: number;
  /** What is beyond that, but near enough for the browser to lay it out. */
  near: number;
  /** What the heading of a time takes. */
  time: number;
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

  /** Shows what fills the screen now and the rest in the frames after this one, then calls `complete`. */
  show(days: readonly DayMatches[], { space, complete }: { space: ListSpace; complete: () => void }): void {
    this.stop();
    let left = space.screen;
    for (const found of days) left = this.#begin(found, { ...space, screen: left });
    this.#shown = new Set(days.map(({ day }) => day));
    let near = space.near;
    const step = () => {
      this.#frame = undefined;
      if (this.#waiting.length === 0) return complete();
      this.#frame = this.#nextFrame(() => {
        const shown = this.#show(near > 0 ? STEP : FAR_STEP);
        if (near > 0) for (const entry of shown) near -= entry.readHeight();
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

  /** Shows of a day what there is height for, and lets the rest wait; returns what height is left. */
  #begin({ day, matches }: DayMatches, space: ListSpace): number {
    const inSight = this.#shown.has(day) && !day.element.hidden;
    let left = space.screen;
    for (const group of day.groups) {
      const hits = listHits(group, matches);
      let shown = 0;
      for (; shown < hits.length && left > 0; shown += 1) {
        left -= (hits[shown]?.readHeight() ?? 0) + (shown === 0 ? space.time : 0);
      }
      // What stands there as it should stays there, however far down.
      if (inSight && isShown(group, hits)) continue;
      if (shown > 0) showGroup(group, hits.slice(0, shown));
      else setHidden(group.element, true);
      if (shown < hits.length) this.#waiting.push({ day, group, hits, shown });
    }
    setHidden(
      day.element,
      day.groups.every(({ element }) => element.hidden),
    );
    return left;
  }

  /** Shows so many more; returns them. */
  #show(count: number): SheetEntry[] {
    const shown: SheetEntry[] = [];
    for (let next = this.#waiting[0]; next !== undefined && shown.length < count; next = this.#waiting[0]) {
      const { day, group, hits } = next;
      const more = hits.slice(next.shown, next.shown + count - shown.length);
      shown.push(...more);
      next.shown += more.length;
      showGroup(group, hits.slice(0, next.shown));
      setHidden(day.element, false);
      if (next.shown === hits.length) this.#waiting.shift();
    }
    return shown;
  }
}

function isShown({ element, entries }: SheetGroup, hits: readonly SheetEntry[]): boolean {
  if (element.hidden) return hits.length === 0;
  return (
    entries.filter(entry => !entry.element.hidden).every((entry, index) => entry === hits[index]) &&
    hits.every(hit => !hit.element.hidden)
  );
}
