/** Long enough to try the others; then it may have been mended. */
const BROKEN_MS = 120_000;
const MAX_BROKEN = 5;

/** Which endpoint a viewer watches at, and at which they could not: the tracker is asked for another. */
export class EndpointMemory {
  #current: string | null = null;
  #broken: { id: string; at: number }[] = [];

  get current(): string | null {
    return this.#current;
  }

  use(id: string | null): void {
    this.#current = id;
  }

  markBroken(now: number): void {
    const id = this.#current;
    if (id === null) return;
    this.#broken = [...this.#broken.filter(known => known.id !== id), { id, at: now }].slice(-MAX_BROKEN);
  }

  listBroken(now: number): string[] {
    return this.#broken.filter(({ at }) => now - at < BROKEN_MS).map(({ id }) => id);
  }
}
