import { stayInSight, stayWhere } from './come-into-sight.ts';
import type { Place, PlaceStore } from './place-store.ts';
import type { SheetDay, SheetEntry } from './read-sheet.ts';
import { WIDE } from './sheet-view.ts';

/**
 * Remembers how far down a list was when its page is left, and comes there again on the way back and after a reload.
 * The browser does it by pixels, and most of the heights that it counts them by are guesses then. A grid has no
 * guesses, and is left to it, save where the window turns from one into the other.
 */
export class PlaceKeeper {
  readonly #root: HTMLElement;
  readonly #days: readonly SheetDay[];
  readonly #store: PlaceStore;
  /** Where the page last came to rest: once its window has turned, it is too late to ask. */
  #resting: Place | undefined;
  readonly #wide = matchMedia(WIDE);
  #wasWide = this.#wide.matches;

  constructor(options: {
    root: HTMLElement;
    days: readonly SheetDay[];
    store: PlaceStore;
    signal: AbortSignal;
  }) {
    this.#root = options.root;
    this.#days = options.days;
    this.#store = options.store;
    const { signal } = options;
    addEventListener(
      'pagehide',
      () =>
        this.#store.keep(
          readAddress(),
          this.#findPlace(day => this.#findInList(day)),
        ),
      { signal },
    );
    addEventListener(
      'scrollend',
      () => {
        // A turned window is scrolled by the browser before anybody is told that it has turned.
        if (this.#wide.matches !== this.#wasWide) return;
        this.#resting = this.#findPlace(day => (isGrid(day) ? this.#findInGrid(day) : this.#findInList(day)));
      },
      { signal },
    );
  }

  /** Where the page was left that somebody comes back to; undefined: it is none, or begins where it always does. */
  find(): Place | undefined {
    return isReturn() ? this.#store.find(readAddress()) : undefined;
  }

  /** Comes there again and stays; returns what gives it up. undefined: it is not there any more. */
  comeTo(place: Place): (() => void) | undefined {
    if (this.#isTaken()) return this.#findShown(place.guid) && (() => {});
    return this.#stay(place);
  }

  /** Comes back to where the page last was at rest. */
  comeBack(): (() => void) | undefined {
    this.#wasWide = this.#wide.matches;
    return this.#resting && this.#stay(this.#resting);
  }

  #stay(place: Place): (() => void) | undefined {
    const entry = this.#findShown(place.guid);
    if (entry === undefined) return undefined;
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
  #findPlace(findFirst: (day: SheetDay) => SheetEntry | undefined): Place | undefined {
    if (scrollY <= 0) return undefined;
    let first: SheetEntry | undefined;
    for (const day of this.#days) first ??= findFirst(day);
    // A session that is there twice is found again by the first.
    const entry = first && this.#findShown(first.guid);
    return entry && { guid: entry.guid, top: entry.element.getBoundingClientRect().top };
  }

  #findInList({ groups }: SheetDay): SheetEntry | undefined {
    // Asking all sessions would lay out those out of sight. In a grid times have no height.
    const group = groups.find(({ element }) => this.#isBelowBar(element));
    return group?.entries.find(({ element }) => this.#isBelowBar(element));
  }

  /** Of what begins first: what lasts all day would tell nothing. */
  #findInGrid({ entries }: SheetDay): SheetEntry | undefined {
    const bar = this.#findBar();
    return entries.find(({ element }) => {
      const { height, top } = element.getBoundingClientRect();
      return height > 0 && top >= bar;
    });
  }

  #isBelowBar(element: Element): boolean {
    const { height, bottom } = element.getBoundingClientRect();
    return height > 0 && bottom > this.#findBar();
  }

  #findBar(): number {
    return Math.max(this.#root.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0, 0);
  }

  #findShown(guid: string): SheetEntry | undefined {
    return this.#days
      .flatMap(({ entries }) => entries)
      .find(entry => entry.guid === guid && entry.element.getClientRects().length > 0);
  }
}

function isGrid({ sheet }: SheetDay): boolean {
  return getComputedStyle(sheet).display === 'grid';
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
