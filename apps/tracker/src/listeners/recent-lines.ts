import { hash } from 'node:crypto';

/** A whole upload has to be known again when it is sent once more. */
const MAX_REMEMBERED = 300_000;

/** Knows lines again that came a moment ago: who gets no answer to an upload sends it once more. */
export class RecentLines {
  readonly #maxRemembered: number;
  #newer = new Set<number>();
  #older = new Set<number>();

  constructor(maxRemembered = MAX_REMEMBERED) {
    this.#maxRemembered = maxRemembered;
  }

  /** Whether the line is new; from now on it is not. */
  add(room: string, line: string): boolean {
    // 48 bits: two lines are taken for one less often than disks lose them.
    const digest = hash('sha1', `${room}\n${line}`, 'buffer').readUIntBE(0, 6);
    if (this.#newer.has(digest) || this.#older.has(digest)) return false;
    if (this.#newer.size >= this.#maxRemembered) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(digest);
    return true;
  }
}
