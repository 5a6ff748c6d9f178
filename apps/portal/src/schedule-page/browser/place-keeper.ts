import { stayInSight, stayWhere } from './come-into-sight.ts';
import type { Place, PlaceStore } from './place-store.ts';
import type { SheetDay, SheetEntry } from './read-sheet.ts';

/**
 * Remembers how far down a list was when its page is left, and comes there again on the way back and after a reload.
 * The browser does it by pixels, and most of the heights that it counts them by are guesses then. A grid has no
 * guesses, and is left to it.
 */
export class PlaceKeeper {
  readonly #root: HTMLElement;
  readonly #days: readonly SheetDay[];
  readonly #store: PlaceStore;

  constructor(options: {
    root: HTMLElement;
    days: readonly SheetDay[];
    store: PlaceStore;
    signal: AbortSignal;
  }) {
    this.#root = options.root;
    this.#days = options.days;
    this.#store = options.store;
    addEventListener('pagehide', () => this.#store.keep(readAddress(), this.#findPlace()), {
      signal: options.signal,
    });
  }

  /** Where the page was left that somebody comes back to; undefined: it is none, or begins where it always does. */
  find(): Place | undefined {
    return isReturn() ? this.#store.find(readAddress()) : undefined;
  }

  /** Comes there again and stays; returns what gives it up. undefined: it is not there any more. */
  comeTo(place: Place): (() => void) | undefined {
    const entry = this.#findShown(place.guid);
    if (entry === undefined) return undefined;
    if (this.#isTaken()) return () => {};
    return stayWhere(() => {
      const { top } = entry.element.getBoundingClientRect();
      scrollBy({ top: top - place.top, behavior: 'instant' });
    });
  }

  /** Comes to the day that the address names, where it names one. */
  comeToNamed(): (() => void) | undefined {
    const day = this.#days.find(({ date }) => date === location.hash.slice(1));
    return day === undefined || this.#isTaken() ? undefined : stayInSight(day.element);
  }

  /** Somebody was quicker than these scripts, and is where they want to be. */
  #isTaken(): boolean {
    return this.#root.dataset.hand !== undefined;
  }

  /** undefined: the page is where it begins, or below all sessions. */
  #findPlace(): Place | undefined {
    if (scrollY <= 0) return undefined;
    const bar = this.#root.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
    const first = this.#findFirstBelow(Math.max(bar, 0));
    // A session that is there twice is found again by the first.
    const entry = first && this.#findShown(first.guid);
    return entry && { guid: entry.guid, top: entry.element.getBoundingClientRect().top };
  }

  #findFirstBelow(edge: number): SheetEntry | undefined {
    const isBelow = (element: Element) => {
      const { height, bottom } = element.getBoundingClientRect();
      return height > 0 && bottom > edge;
    };
    // Asking sessions would lay out those out of sight. In a grid times have no height.
    for (const { groups } of this.#days) {
      const group = groups.find(({ element }) => isBelow(element));
      const entry = group?.entries.find(({ element }) => isBelow(element));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #findShown(guid: string): SheetEntry | undefined {
    return this.#days
      .flatMap(({ entries }) => entries)
      .find(entry => entry.guid === guid && entry.element.getClientRects().length > 0);
  }
}

function readAddress(): string {
  return location.pathname + location.search + location.hash;
}

/** Whoever followed or typed an address is where it leads to. */
function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (
    navigation instanceof PerformanceNavigationTiming && ['reload', 'back_forward'].includes(navigation.type)
  );
}
