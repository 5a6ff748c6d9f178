const FIRST_SIZE = 65_536;
/** Of a number in text: `-2.2250738585072014e-308`, with room to spare. */
const MAX_NUMBER_SIZE = 32;
/** Below it a number of hundredths has no more digits than a double tells apart, so that its digits are the number's. */
const MAX_EXACT = 1e15;
/** Whole numbers below it have operators of their own, which take a fraction of the time. */
const MAX_INT32 = 2 ** 31;

/** A call of `set` takes longer than copying so many one after the other. */
const MAX_COPIED_SIZE = 64;

const ZERO = 0x30;
const POINT = 0x2e;

/** Writes text as bytes, without making a string of each number: there may be a million. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  writeText(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  writeBytes(bytes: Uint8Array): void {
    const { length } = bytes;
    this.#reserve(length);
    if (length > MAX_COPIED_SIZE) this.#bytes.set(bytes, this.#length);
    else for (let at = 0; at < length; at++) this.#bytes[this.#length + at] = bytes[at] ?? 0;
    this.#length += length;
  }

  writeByte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  /** As `String` writes it. */
  writeNumber(value: number): void {
    this.#reserve(MAX_NUMBER_SIZE);
    if (value >= 0 && value < MAX_EXACT && Number.isInteger(value)) this.#writeInteger(value);
    else if (!this.#writeHundredths(value)) this.writeText(String(value));
  }

  /** All that was written since it was last taken. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #writeHundredths(value: number): boolean {
    const hundredths = Math.round(value * 100);
    if (!(value > 0 && hundredths < MAX_EXACT && hundredths / 100 === value)) return false;
    const whole = Math.floor(hundredths / 100);
    const rest = hundredths - whole * 100;
    const tenths = Math.floor(rest / 10);
    this.#writeInteger(whole);
    this.#bytes[this.#length++] = POINT;
    this.#bytes[this.#length++] = ZERO + tenths;
    if (rest !== tenths * 10) this.#bytes[this.#length++] = ZERO + rest - tenths * 10;
    return true;
  }

  #writeInteger(value: number): void {
    let rest = value;
    const start = this.#length;
    const end = start + countDigits(value);
    let at = end;
    while (rest >= MAX_INT32) {
      const tenth = Math.floor(rest / 10);
      this.#bytes[--at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    let small = rest | 0;
    while (at > start) {
      const tenth = (small / 10) | 0;
      this.#bytes[--at] = ZERO + small - tenth * 10;
      small = tenth;
    }
    this.#length = end;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function countDigits(value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  return digits;
}
