import { readFileSync } from 'node:fs';
import { COOKIE } from './load-plan.ts';

/** What to send next: requests by turns, and viewers in an order that does not follow memory. */
export class RequestTexts {
  readonly #parts: readonly (readonly [before: string, after: string | undefined])[];
  readonly #cookies: Buffer;
  readonly #lineBytes: number;
  readonly #viewers: number;
  readonly #stride: number;
  #viewer = 0;
  #sent = 0;

  constructor(requests: readonly string[], cookieFile: string | undefined) {
    this.#parts = requests.map(request => {
      const [before = '', after] = request.split(COOKIE);
      return [before, after];
    });
    // A million strings would cost the load more than the requests do.
    this.#cookies = cookieFile === undefined ? Buffer.alloc(0) : readFileSync(cookieFile);
    this.#lineBytes = this.#cookies.indexOf('\n') + 1;
    this.#viewers = this.#lineBytes === 0 ? 1 : this.#cookies.length / this.#lineBytes;
    this.#stride = chooseStride(this.#viewers);
  }

  /** Each viewer comes once before anybody comes again, always with the same request. */
  next(): string {
    if (this.#lineBytes === 0) {
      this.#sent += 1;
      return this.#parts[this.#sent % this.#parts.length]?.[0] ?? '';
    }
    this.#viewer = (this.#viewer + this.#stride) % this.#viewers;
    const [before, after] = this.#parts[this.#viewer % this.#parts.length] ?? [''];
    const start = this.#viewer * this.#lineBytes;
    return `${before}${this.#cookies.toString('latin1', start, start + this.#lineBytes - 1)}${after}`;
  }
}

/** Without a divisor in common with the count: so it comes by everybody. */
function chooseStride(count: number): number {
  let stride = Math.floor(count * 0.618);
  while (findDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function findDivisor(a: number, b: number): number {
  return b === 0 ? a : findDivisor(b, a % b);
}
