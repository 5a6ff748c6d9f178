/**
 * C3VOC's way to count: who fetches more than three segments of one variant within thirty seconds is watching. Players
 * that only look, and bots, fetch fewer.
 */
const MIN_SEGMENTS = 4;
const WINDOW_MS = 30_000;

/** Uploads come every few seconds to minutes; a window may begin in one and end in the next. */
const FORGOTTEN_AFTER_MS = 600_000;
/** About a hundred megabytes. */
const MAX_CLIENTS = 100_000;
/** Of one client: late lines find their place among as many. */
const MAX_FETCHES = 24;
const MAX_PERIODS = 16;

/** That a segment was fetched. Names are hashed: the text would keep the log in memory that it is a piece of. */
export interface Fetch {
  variant: number;
  name: number;
  at: number;
}

interface Client {
  /** The latest, in the order of their time. */
  fetches: Fetch[];
  /** Slots and hours in which it has been counted. */
  periods: number[];
  touchedAt: number;
}

/** What each client fetched a moment ago. Clients are known by a hash; the bounds hold whatever is sent. */
export class SegmentWindows {
  readonly #maxClients: number;
  /** The one that was heard of longest ago is the first. */
  readonly #clients = new Map<string, Client>();

  constructor(maxClients = MAX_CLIENTS) {
    this.#maxClients = maxClients;
  }

  get size(): number {
    return this.#clients.size;
  }

  /** Takes in that a client fetched a segment; returns whether it is watching at that time. */
  add(key: string, fetch: Fetch, now: number): boolean {
    const { fetches } = this.#touch(key, now);
    const ofVariant = fetches.filter(({ variant }) => variant === fetch.variant);
    // Names come again: after a restart of the encoder, or where they go round.
    const isKnown = ofVariant.some(
      ({ name, at }) => name === fetch.name && Math.abs(at - fetch.at) <= WINDOW_MS,
    );
    if (isKnown) return isWatching(ofVariant, fetch.at);
    insert(fetches, fetch);
    if (fetches.length > MAX_FETCHES) fetches.shift();
    insert(ofVariant, fetch);
    return isWatching(ofVariant, fetch.at);
  }

  /** Whether a client is counted in a period for the first time. */
  isFirst(key: string, period: number): boolean {
    const periods = this.#clients.get(key)?.periods;
    if (periods === undefined || periods.includes(period)) return false;
    periods.push(period);
    if (periods.length > MAX_PERIODS) periods.shift();
    return true;
  }

  #touch(key: string, now: number): Client {
    const client = this.#clients.get(key) ?? { fetches: [], periods: [], touchedAt: now };
    client.touchedAt = now;
    this.#clients.delete(key);
    this.#clients.set(key, client);
    for (const [oldest, { touchedAt }] of this.#clients) {
      const isOld = Math.abs(now - touchedAt) > FORGOTTEN_AFTER_MS;
      if (!isOld && this.#clients.size <= this.#maxClients) break;
      this.#clients.delete(oldest);
    }
    return client;
  }
}

function insert(fetches: Fetch[], fetch: Fetch): void {
  fetches.splice(fetches.findLastIndex(({ at }) => at <= fetch.at) + 1, 0, fetch);
}

/** Whether enough of them lie within one window that holds the instant. */
function isWatching(fetches: readonly Fetch[], at: number): boolean {
  return fetches.some((first, index) => {
    const last = fetches[index + MIN_SEGMENTS - 1];
    return last !== undefined && last.at - first.at <= WINDOW_MS && first.at <= at && at <= last.at;
  });
}
