import type { Instant } from '../clock.ts';

const MAX_SENDERS = 1000;
const FORGOTTEN_AFTER_MS = 600_000;

/** Beginnings of lines whose rest comes with the next log of the same sender. */
export class UnfinishedLines {
  readonly #texts = new Map<string, { text: string; at: Instant }>();

  keep(sender: string, text: string, now: Instant): void {
    this.#texts.delete(sender);
    if (this.#texts.size >= MAX_SENDERS) this.#texts.delete(this.#texts.keys().next().value ?? '');
    this.#texts.set(sender, { text, at: now });
  }

  /** Empty if there is none, or if it is too old for its rest to come. */
  take(sender: string, now: Instant): string {
    const kept = this.#texts.get(sender);
    this.#texts.delete(sender);
    return kept !== undefined && now - kept.at <= FORGOTTEN_AFTER_MS ? kept.text : '';
  }
}
