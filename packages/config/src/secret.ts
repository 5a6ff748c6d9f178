import { hash, timingSafeEqual } from 'node:crypto';

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

/** A text that programs may use and that never prints: not in a log, not in JSON, not in an error. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. Whatever receives it must not print it. */
  reveal(): string {
    return this.#value;
  }

  /** In a time that tells nothing about how much of it is right. */
  equals(text: string): boolean {
    return timingSafeEqual(hash('sha256', this.#value, 'buffer'), hash('sha256', text, 'buffer'));
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspectCustom](): string {
    return '[secret]';
  }
}
