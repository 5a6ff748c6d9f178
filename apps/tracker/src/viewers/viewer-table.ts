/** Of no series: not there. */
export const NOWHERE = 0;
const NONE = -1;
const FIRST_CAPACITY = 1024;
/** Whoever hops through more in a day is not told apart any further: the oldest visit goes. */
const MAX_VISITS = 64;

/**
 * All viewers of the day in columns of numbers: a hundred bytes each, so that a million fit, and nothing for the
 * garbage collector to look at. A viewer is known by a hash of 64 bits, and found by it in a table with open
 * addressing. What each has watched today hangs on it as a list of visits.
 */
export class ViewerTable {
  #size = 0;
  #high = new Uint32Array(FIRST_CAPACITY);
  #low = new Uint32Array(FIRST_CAPACITY);
  #firstVisit = new Int32Array(FIRST_CAPACITY);
  /** Slots by hash; free places are `NONE`. Twice as long as the columns, so that chains are short. */
  #index = new Int32Array(2 * FIRST_CAPACITY).fill(NONE);

  #visits = 0;
  #visitSeries = new Uint32Array(FIRST_CAPACITY);
  #visitMinute = new Uint32Array(FIRST_CAPACITY);
  #nextVisit = new Int32Array(FIRST_CAPACITY);

  /** What is watched now: the id of a series, or `NOWHERE`. */
  series = new Uint32Array(FIRST_CAPACITY);
  /** Until when without another report, in seconds since 1970. */
  leaseEndS = new Uint32Array(FIRST_CAPACITY);
  stalled = new Uint8Array(FIRST_CAPACITY);
  bitrateKbps = new Uint32Array(FIRST_CAPACITY);
  /** Of the last report, in milliseconds since 1970; 0 if there was none since the start. */
  reportedAt = new Float64Array(FIRST_CAPACITY);
  /** Up to when a report has told what was watched. */
  toldUntil = new Float64Array(FIRST_CAPACITY);

  get size(): number {
    return this.#size;
  }

  find(high: number, low: number): number | undefined {
    const slot = this.#index[this.#seek(high, low)] ?? NONE;
    return slot === NONE ? undefined : slot;
  }

  add(high: number, low: number): number {
    if (this.#size === this.#high.length) this.#grow();
    const slot = this.#size;
    this.#size += 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#firstVisit[slot] = NONE;
    this.#index[this.#seek(high, low)] = slot;
    return slot;
  }

  hashOf(slot: number): { high: number; low: number } {
    return { high: this.#high[slot] ?? 0, low: this.#low[slot] ?? 0 };
  }

  /** Gives a viewer another hash, which nobody has yet. */
  rename(slot: number, { high, low }: { high: number; low: number }): void {
    this.#removeFromIndex(this.#seek(this.#high[slot] ?? 0, this.#low[slot] ?? 0));
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#index[this.#seek(high, low)] = slot;
  }

  /** The last minute in which a viewer was in a series of which `belongs` is true; 0 if never today. */
  findLastMinute(slot: number, belongs: (series: number) => boolean): number {
    let last = 0;
    for (let visit = this.#firstVisit[slot] ?? NONE; visit !== NONE; visit = this.#nextVisit[visit] ?? NONE) {
      const minute = this.#visitMinute[visit] ?? 0;
      if (minute > last && belongs(this.#visitSeries[visit] ?? 0)) last = minute;
    }
    return last;
  }

  /** Notes that a viewer was in a series up to this minute. */
  setVisit(slot: number, series: number, minute: number): void {
    let count = 0;
    let oldest = NONE;
    let visit = this.#firstVisit[slot] ?? NONE;
    while (visit !== NONE && this.#visitSeries[visit] !== series) {
      count += 1;
      if (oldest === NONE || this.#minuteOf(visit) < this.#minuteOf(oldest)) oldest = visit;
      visit = this.#nextVisit[visit] ?? NONE;
    }
    if (visit === NONE) visit = count < MAX_VISITS ? this.#addVisit(slot) : oldest;
    this.#visitSeries[visit] = series;
    this.#visitMinute[visit] = minute;
  }

  #minuteOf(visit: number): number {
    return this.#visitMinute[visit] ?? 0;
  }

  *listVisits(slot: number): Generator<{ series: number; minute: number }> {
    for (let visit = this.#firstVisit[slot] ?? NONE; visit !== NONE; visit = this.#nextVisit[visit] ?? NONE) {
      yield { series: this.#visitSeries[visit] ?? 0, minute: this.#visitMinute[visit] ?? 0 };
    }
  }

  /** A table of those whom `keeps` names, without their visits. */
  copy(keeps: (slot: number) => boolean): ViewerTable {
    const copy = new ViewerTable();
    for (let from = 0; from < this.#size; from += 1) {
      if (!keeps(from)) continue;
      const to = copy.add(this.#high[from] ?? 0, this.#low[from] ?? 0);
      for (const column of [
        'series',
        'leaseEndS',
        'stalled',
        'bitrateKbps',
        'reportedAt',
        'toldUntil',
      ] as const) {
        copy[column][to] = this[column][from] ?? 0;
      }
    }
    return copy;
  }

  #addVisit(slot: number): number {
    if (this.#visits === this.#visitSeries.length) this.#growVisits();
    const visit = this.#visits;
    this.#visits += 1;
    this.#nextVisit[visit] = this.#firstVisit[slot] ?? NONE;
    this.#firstVisit[slot] = visit;
    return visit;
  }

  /** The place of a hash in the index: where its slot stands, or where it would. */
  #seek(high: number, low: number): number {
    const mask = this.#index.length - 1;
    let place = low & mask;
    for (;;) {
      const slot = this.#index[place] ?? NONE;
      if (slot === NONE || (this.#low[slot] === low && this.#high[slot] === high)) return place;
      place = (place + 1) & mask;
    }
  }

  /** Closes the gap, so that no chain that runs over it is cut. */
  #removeFromIndex(removed: number): void {
    const mask = this.#index.length - 1;
    let gap = removed;
    for (let place = (gap + 1) & mask; this.#index[place] !== NONE; place = (place + 1) & mask) {
      const home = (this.#low[this.#index[place] ?? 0] ?? 0) & mask;
      if (((place - home) & mask) < ((place - gap) & mask)) continue;
      this.#index[gap] = this.#index[place] ?? NONE;
      gap = place;
    }
    this.#index[gap] = NONE;
  }

  #grow(): void {
    const capacity = 2 * this.#high.length;
    this.#high = enlarge(this.#high, new Uint32Array(capacity));
    this.#low = enlarge(this.#low, new Uint32Array(capacity));
    this.#firstVisit = enlarge(this.#firstVisit, new Int32Array(capacity));
    this.series = enlarge(this.series, new Uint32Array(capacity));
    this.leaseEndS = enlarge(this.leaseEndS, new Uint32Array(capacity));
    this.stalled = enlarge(this.stalled, new Uint8Array(capacity));
    this.bitrateKbps = enlarge(this.bitrateKbps, new Uint32Array(capacity));
    this.reportedAt = enlarge(this.reportedAt, new Float64Array(capacity));
    this.toldUntil = enlarge(this.toldUntil, new Float64Array(capacity));
    this.#index = new Int32Array(2 * capacity).fill(NONE);
    for (let slot = 0; slot < this.#size; slot += 1) {
      this.#index[this.#seek(this.#high[slot] ?? 0, this.#low[slot] ?? 0)] = slot;
    }
  }

  #growVisits(): void {
    const capacity = 2 * this.#visitSeries.length;
    this.#visitSeries = enlarge(this.#visitSeries, new Uint32Array(capacity));
    this.#visitMinute = enlarge(this.#visitMinute, new Uint32Array(capacity));
    this.#nextVisit = enlarge(this.#nextVisit, new Int32Array(capacity));
  }
}

function enlarge<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
