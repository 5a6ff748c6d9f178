import { StringDecoder } from 'node:string_decoder';

const MAX_LINE_CHARACTERS = 1024 * 1024;

/**
 * Makes lines of what a program writes. Only what ends a line on a terminal ends one here: to `node:readline` U+2028
 * does too, which a log line may hold wherever somebody sent it, and what follows it would be a line of its own.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  readonly #limit: number;
  #rest = '';

  constructor(onLine: (line: string) => void, { maxCharacters = MAX_LINE_CHARACTERS } = {}) {
    this.#onLine = onLine;
    this.#limit = maxCharacters;
  }

  write(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  /** What came last need not end in a line end. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }

  #take(text: string): void {
    const [first = '', ...others] = text.split('\n');
    this.#rest += first;
    for (const other of others) {
      this.#onLine(this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest);
      this.#rest = other;
    }
    while (this.#rest.length > this.#limit) {
      this.#onLine(this.#rest.slice(0, this.#limit));
      this.#rest = this.#rest.slice(this.#limit);
    }
  }
}
