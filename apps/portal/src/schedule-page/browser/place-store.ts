/** Where places are kept: `sessionStorage`, or what stands in for it. */
export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const PLACES_KEY = 'foyer-places';
/** More pages of the programme than anybody goes back through; beyond it the oldest go. */
const MAX_PLACES = 30;
/** Longer addresses are no page that somebody reads. */
const MAX_ADDRESS_LENGTH = 1_000;

/** How far down a page was. */
export interface Place {
  /** The first session that was in sight. */
  guid: string;
  /** Where it began, from the top of the window, in CSS pixels. */
  top: number;
}

/** Where somebody was on each address of the programme, in this tab. */
export class PlaceStore {
  readonly #storage: PlaceStorage | null;

  /** null: the browser keeps nothing, and nobody comes back to a place. */
  constructor(storage: PlaceStorage | null) {
    this.#storage = storage;
  }

  find(address: string): Place | undefined {
    return this.#read().find(([known]) => known === address)?.[1];
  }

  /** undefined: there is no place to come back to, and none of before either. */
  keep(address: string, place: Place | undefined): void {
    const places = this.#read().filter(([known]) => known !== address);
    if (place !== undefined && address.length <= MAX_ADDRESS_LENGTH) places.push([address, place]);
    try {
      this.#storage?.setItem(PLACES_KEY, JSON.stringify(places.slice(-MAX_PLACES)));
    } catch {
      // Full: the browser's own guess has to do.
    }
  }

  #read(): [string, Place][] {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(PLACES_KEY) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isKept) : [];
    } catch {
      return [];
    }
  }
}

function isKept(kept: unknown): kept is [string, Place] {
  if (!Array.isArray(kept) || typeof kept[0] !== 'string') return false;
  const place: unknown = kept[1];
  return (
    typeof place === 'object' &&
    place !== null &&
    'guid' in place &&
    typeof place.guid === 'string' &&
    'top' in place &&
    typeof place.top === 'number'
  );
}

/** The browser's own; null where it refuses. */
export function openPlaceStore(): PlaceStore {
  try {
    return new PlaceStore(window.sessionStorage);
  } catch {
    return new PlaceStore(null);
  }
}
