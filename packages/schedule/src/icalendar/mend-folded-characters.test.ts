import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendFoldedCharacters } from './mend-folded-characters.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const join = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...encode(part)] : part)));

describe('mendFoldedCharacters', () => {
  it('moves folds out of characters', () => {
    const bytes = join(
      'BEGIN:VCALENDAR\nSUMMARY:d',
      [0xe2],
      '\r\n ',
      [0x80, 0x99],
      'eau',
      [0xf0, 0x9f],
      '\n\t',
      [0x8c, 0xa7],
    );
    const original = bytes.slice();
    expect(decode(mendFoldedCharacters(bytes))).toBe('BEGIN:VCALENDAR\nSUMMARY:d’\r\n eau🌧\n\t');
    expect(bytes).toEqual(original);
  });

  it('leaves alone what is whole, and what is no calendar', () => {
    for (const bytes of [
      join('BEGIN:VCALENDAR\nSUMMARY:é\n à'),
      join('BEGIN:VCARD\nN:', [0xc3], '\n ', [0xa9]),
    ]) {
      expect(mendFoldedCharacters(bytes)).toBe(bytes);
    }
  });

  it('undoes folding after any number of octets', () => {
    const texts = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter(text => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, width, hasMark) => {
        const octets = [...encode(text)];
        const folded = octets.flatMap((octet, at) =>
          at % width === 0 && at > 0 ? [0x0d, 0x0a, 0x20, octet] : [octet],
        );
        const mended = mendFoldedCharacters(join(hasMark ? '\uFEFF' : '', 'BEGIN:VCALENDAR\nX:', folded));
        expect(decode(mended).replaceAll('\r\n ', '')).toBe(
          `${hasMark ? '\uFEFF' : ''}BEGIN:VCALENDAR\nX:${text}`,
        );
      }),
    );
  });
});
