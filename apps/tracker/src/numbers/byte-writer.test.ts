import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter } from './byte-writer.ts';

function write(numbers: readonly number[]): string[] {
  const writer = new ByteWriter();
  return numbers.map(value => {
    writer.writeNumber(value);
    return writer.take().toString();
  });
}

test('numbers are written as strings have them', () => {
  const edges = [
    ...[0, -0, 1, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 1e15 - 1, 1e15, 2 ** 53, 1e21, 1e22],
    ...[0.1, 0.01, 0.99, 1.05, 1.1, 1.005, 0.001, 1e-7, 5e-324, 12.34, 2 ** 31 + 0.5, 9_999_999_999_999.99],
    ...[-1, -0.5, 99_999_999_999_999.98, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY],
  ];
  expect(write(edges)).toEqual(edges.map(String));
  const hundredths = fc.nat({ max: Number.MAX_SAFE_INTEGER }).map(value => value / 100);
  const anyNumber = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), hundredths);
  const check = (numbers: number[]) => {
    expect(write(numbers)).toEqual(numbers.map(String));
  };
  fc.assert(fc.property(fc.array(anyNumber), check));
});

test('texts and bytes follow each other, however many there are', () => {
  const writer = new ByteWriter();
  const long = 'ä€😀'.repeat(9_999);
  const expected: string[] = [];
  for (let i = 0; i < 50; i++) {
    writer.writeText(long);
    writer.writeBytes(Buffer.from('short'));
    writer.writeBytes(Buffer.from(long));
    writer.writeByte(0x2c);
    writer.writeNumber(i);
    expected.push(long, 'short', long, ',', String(i));
  }
  expect(writer.take().toString() === expected.join('')).toBe(true);
  writer.writeText('again');
  expect(writer.take().toString()).toBe('again');
});
