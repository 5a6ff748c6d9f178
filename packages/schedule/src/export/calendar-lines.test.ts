import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCalendarText, quoteParameter, writeCalendarLines } from './calendar-lines.ts';

const encoder = new TextEncoder();
const octetsOf = (text: string) => encoder.encode(text).length;

describe('writeCalendarLines', () => {
  it('leaves lines of 75 octets and folds those of 76', () => {
    expect(writeCalendarLines(['a'.repeat(75)])).toBe(`${'a'.repeat(75)}\r\n`);
    expect(writeCalendarLines(['a'.repeat(76)])).toBe(`${'a'.repeat(75)}\r\n a\r\n`);
    // A line that goes on has room for 74 after its blank.
    expect(writeCalendarLines(['a'.repeat(75 + 74 + 1)])).toBe(
      `${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a\r\n`,
    );
  });

  it.each([
    ['ü', 'of two octets', 37],
    ['世', 'of three octets', 25],
    ['🎪', 'of four octets', 18],
  ])('never folds inside %s, a character %s', (character, _octets, fitting) => {
    const [first, second] = writeCalendarLines([character.repeat(60)]).split('\r\n');
    expect(first).toBe(character.repeat(fitting));
    expect(second?.startsWith(` ${character}`)).toBe(true);
  });

  it('folds any text so that each line fits, and unfolded it is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 400 }), text => {
        const line = `SUMMARY:${text.replace(/[\r\n]/g, '')}`;
        const written = writeCalendarLines([line]);
        expect(written.replaceAll('\r\n ', '')).toBe(`${line}\r\n`);
        for (const part of written.split('\r\n')) {
          expect(octetsOf(part)).toBeLessThanOrEqual(75);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('escapeCalendarText', () => {
  it('escapes what separates, line ends and the escape itself, and leaves out what cannot be there', () => {
    expect(escapeCalendarText('a, b; c\\n\r\nd\re\n"f":\u0000\u0007\u0085\ud800')).toBe(
      'a\\, b\\; c\\\\n\\nd\\ne\\n"f":\ufffd',
    );
  });
});

describe('quoteParameter', () => {
  it('writes quotes and line ends as RFC 6868 does', () => {
    expect(quoteParameter('Hall "A", 1^2\nup')).toBe('"Hall ^\'A^\', 1^^2^nup"');
  });
});
