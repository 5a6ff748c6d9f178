/**
 * Cuts text that comes in pieces into lines. What is longer than a line may be comes out shortened, so that it is
 * known, and no more of it is kept.
 */
export class LineSplitter {
  readonly #maxLength: number;
  #rest = '';

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** The lines that have ended, without their ends. */
  split(text: string): string[] {
    const parts = text.split('\n');
    const lines: string[] = [];
    for (const [index, part] of parts.entries()) {
      // One more than is allowed, so that whoever reads it sees that it is too long.
      if (this.#rest.length <= this.#maxLength) {
        this.#rest += part.slice(0, this.#maxLength + 1 - this.#rest.length);
      }
      if (index === parts.length - 1) break;
      lines.push(this.#rest.replace(/\r$/, ''));
      this.#rest = '';
    }
    return lines;
  }

  /** What has not ended yet. */
  get rest(): string {
    return this.#rest;
  }
}
