import { assignCorrections, type CorrectableSource, type Correction } from '@foyer/schedule';
import { isSameList } from './is-same-list.ts';

/** Hands each programme its corrections, and thinks anew only when they or a programme have become others. */
export class CorrectionDesk {
  readonly #getMade: () => readonly Correction[];
  #seen: readonly unknown[] | null = null;
  #assigned: readonly Correction[][] = [];

  /** @param getMade those made by command; the same list until one changes */
  constructor(getMade: () => readonly Correction[]) {
    this.#getMade = getMade;
  }

  /** Of each of the sources those that are for it. */
  assign(configured: readonly Correction[], sources: readonly CorrectableSource[]): readonly Correction[][] {
    const made = this.#getMade();
    const seen = [made, configured, ...sources.map(({ feed }) => feed)];
    if (this.#seen === null || !isSameList(this.#seen, seen)) {
      this.#assigned = assignCorrections([...configured, ...made], sources);
      this.#seen = seen;
    }
    return this.#assigned;
  }
}
