/**
 * Remembers at least the `max / 2` keys that were used last, and never more than `max`. In two halves, since a `Map`
 * that keeps losing its first key takes ever longer to find the next one.
 */
export class RecentMap<V> {
  readonly #maxHalf: number;
  #recent = new Map<string, V>();
  #older = new Map<string, V>();

  constructor({ max }: { max: number }) {
    this.#maxHalf = Math.max(1, Math.floor(max / 2));
  }

  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  /** Counts as use. */
  get(key: string): V | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: V): void {
    this.#older.delete(key);
    if (this.#recent.size >= this.#maxHalf && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
  }
}
