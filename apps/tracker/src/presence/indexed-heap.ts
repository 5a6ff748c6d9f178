/** A binary heap that knows where each item is, so that one whose rank has changed can be put in its place. */
export class IndexedHeap<T> {
  readonly #isBefore: (a: T, b: T) => boolean;
  readonly #items: T[] = [];
  readonly #indexes = new Map<T, number>();

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  /** Adds an item, or moves one that is there already to where it belongs now. */
  put(item: T): void {
    const known = this.#indexes.get(item);
    const index = known ?? this.#items.length;
    if (known === undefined) this.#place(item, index);
    this.#sink(this.#rise(index));
  }

  /** Whether it was there. */
  remove(item: T): boolean {
    const index = this.#indexes.get(item);
    if (index === undefined) return false;
    this.#indexes.delete(item);
    const last = this.#items.pop();
    if (last !== undefined && last !== item) {
      this.#place(last, index);
      this.#sink(this.#rise(index));
    }
    return true;
  }

  #rise(from: number): number {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapUnlessOrdered(parent, index)) break;
      index = parent;
    }
    return index;
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      const child = this.#findFirstChild(index);
      if (child === undefined || !this.#swapUnlessOrdered(index, child)) return;
      index = child;
    }
  }

  #findFirstChild(index: number): number | undefined {
    const leftIndex = 2 * index + 1;
    const left = this.#items[leftIndex];
    const right = this.#items[leftIndex + 1];
    if (left === undefined) return undefined;
    return right !== undefined && this.#isBefore(right, left) ? leftIndex + 1 : leftIndex;
  }

  #swapUnlessOrdered(upperIndex: number, lowerIndex: number): boolean {
    const upper = this.#items[upperIndex];
    const lower = this.#items[lowerIndex];
    if (upper === undefined || lower === undefined || !this.#isBefore(lower, upper)) return false;
    this.#place(lower, upperIndex);
    this.#place(upper, lowerIndex);
    return true;
  }

  #place(item: T, index: number): void {
    this.#items[index] = item;
    this.#indexes.set(item, index);
  }
}
