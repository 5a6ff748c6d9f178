/** Where stars are kept: `localStorage`, or what stands in for it. */
export type StarStorage = Pick<Storage, 'getItem' | 'setItem'>;

const STARS_KEY = 'foyer-stars';
/** More than anybody can go to; beyond it the oldest go. */
const MAX_STARS = 2_000;

/** The sessions that a person has given a star, by guid, in this browser and nowhere else. */
export class StarStore {
  #storage: StarStorage | null;
  #guids: Set<string>;

  /** null: the browser keeps nothing, and stars hold for this page. */
  constructor(storage: StarStorage | null) {
    this.#storage = storage;
    this.#guids = this.#read();
  }

  has(guid: string): boolean {
    return this.#guids.has(guid);
  }

  /** Whether it has a star now. */
  toggle(guid: string): boolean {
    // Another tab may have changed them since.
    this.#guids = this.#read();
    const starred = !this.#guids.delete(guid);
    if (starred) this.#guids.add(guid);
    this.#guids = new Set([...this.#guids].slice(-MAX_STARS));
    try {
      this.#storage?.setItem(STARS_KEY, JSON.stringify([...this.#guids]));
    } catch {
      // Full, or refused in a private window: stars hold for this page.
      this.#storage = null;
    }
    return starred;
  }

  /** Whether another tab that changed this key of the storage, or all of them (null), may have changed stars. */
  isIn(key: string | null): boolean {
    return key === null || key === STARS_KEY;
  }

  /** Takes over what another tab changed. */
  reload(): void {
    this.#guids = this.#read();
  }

  #read(): Set<string> {
    if (this.#storage === null) return this.#guids ?? new Set();
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(STARS_KEY) ?? '[]');
      const guids = Array.isArray(kept) ? kept.filter(guid => typeof guid === 'string') : [];
      return new Set(guids);
    } catch {
      return this.#guids ?? new Set();
    }
  }
}

/** The browser's own; null where it refuses. */
export function openStarStore(): StarStore {
  try {
    return new StarStore(window.localStorage);
  } catch {
    return new StarStore(null);
  }
}
