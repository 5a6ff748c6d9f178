import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeyedHash } from './keyed-hash.ts';

test('is HMAC-SHA-256, as RFC 4231 has it in its first two cases', () => {
  expect(new KeyedHash(Buffer.alloc(20, 0x0b)).digest('Hi There').toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  expect(new KeyedHash(Buffer.from('Jefe')).digest('what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test.each([1, 32, 63, 64])('is what createHmac makes, with a key of %i bytes and whatever text', keyBytes => {
  const key = randomBytes(keyBytes);
  const keyed = new KeyedHash(key);
  const texts = ['', 'a', 'ü€😀', '\ud800', 'x'.repeat(55), 'x'.repeat(64), 'ä'.repeat(5000)];
  for (const text of [...texts, ...texts.toReversed()]) {
    expect(keyed.digest(text)).toEqual(createHmac('sha256', key).update(text).digest());
  }
});

test('refuses a key that would have to be hashed first', () => {
  expect(() => new KeyedHash(Buffer.alloc(65))).toThrow(RangeError);
});
