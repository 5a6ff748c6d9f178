import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * HMAC-SHA-256 under one key, as RFC 2104 builds it of two hashes. Every heartbeat wants one, and the objects that
 * `createHmac` makes, which the garbage collector has to take away again, cost more than the hashing does.
 */
export class KeyedHash {
  readonly #inner: Buffer;
  readonly #outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);

  /** The key has at the most 64 bytes: longer ones would have to be hashed first. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError(`A key has at most ${BLOCK_BYTES} bytes.`);
    this.#inner = pad(key, INNER);
    this.#outer.set(pad(key, OUTER));
  }

  digest(text: string): Buffer {
    const message = Buffer.allocUnsafe(BLOCK_BYTES + Buffer.byteLength(text));
    message.set(this.#inner);
    message.write(text, BLOCK_BYTES);
    this.#outer.write(hash('sha256', message, 'binary'), BLOCK_BYTES, 'latin1');
    return hash('sha256', this.#outer, 'buffer');
  }
}

function pad(key: Uint8Array, byte: number): Buffer {
  return Buffer.alloc(BLOCK_BYTES, byte).map((value, index) => value ^ (key[index] ?? 0)) as Buffer;
}
