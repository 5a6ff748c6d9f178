import type { Instant } from '../clock.ts';

const MAX_SENDERS = 1000;
const FORGOTTEN_AFTER_MS = 600_000;

/**
 * Beginnings of lines whose rest comes with the next log of the same sender. They have addresses in them, so they go
 * with the next log of anybody once they are too old.
 */
export class UnfinishedLines {
  readonly #texts = new Map<string, { text: string; at: Instant }>();

  keep(sender: string, text: string, now: Instant): void {
    this.#forget(now);
    this.#texts.delete(sender);
    if (this.#texts.size >= MAX_SENDERS) this.#texts.delete(this.#texts.keys().next().value ?? '');
    this.#texts.set(sender, { text, at: now });
  }

  /** Empty if there is none, or if it is too old for its rest to come. */
  take(sender: string, now: Instant): string {
    this.#forget(now);
    const kept = this.#texts.get(sender);
    this.#texts.delete(sender);
    return kept?.text ?? '';
  }

  get size(): number {
    return this.#texts.size;
  }

  #forget(now: Instant): void {
    for (const [sender, { at }] of this.#texts) {
      if (Math.abs(now - at) > FORGOTTEN_AFTER_MS) this.#texts.delete(sender);
    }
  }
}
