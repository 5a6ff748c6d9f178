import { describe, expect, it } from 'vitest';
import { findUrl } from './find-url.ts';
import { hashText } from './hash-text.ts';
import { normaliseLineEnds } from './line-ends.ts';
import { shorten } from './shorten.ts';
import { slugify } from './slugify.ts';
import { collapseToNull, collapseWhiteSpace } from './white-space.ts';

describe('collapseWhiteSpace', () => {
  it('makes one blank of every run, no-break and wide spaces included', () => {
    expect(collapseWhiteSpace('\u00a0 a\t\nb\u2003\u00a0c  d\u3000')).toBe('a b c d');
    expect(['', ' ', 'a', ' a', 'a ', 'a b', 'é ü'].map(collapseWhiteSpace)).toEqual([
      '',
      '',
      'a',
      'a',
      'a',
      'a b',
      'é ü',
    ]);
    expect(collapseToNull(' \u00a0')).toBeNull();
  });
});

describe('slugify', () => {
  it('leaves letters and digits', () => {
    expect(['Saal 1', 'Halle Süd (EG)', '1Komona: nokingdome*', 'Зал №2', '---'].map(slugify)).toEqual([
      'saal-1',
      'halle-sud-eg',
      '1komona-nokingdome',
      'зал-no2',
      '',
    ]);
  });
});

describe('findUrl', () => {
  it('takes http and https, absolute or relative to a base, and nothing else', () => {
    expect(findUrl(' https://rain.example/a?b#c ')).toBe('https://rain.example/a?b#c');
    expect(findUrl('/x.png', 'https://rain.example/2026/')).toBe('https://rain.example/x.png');
    expect(findUrl('https://rain.example/a b')).toBe('https://rain.example/a%20b');
    const none = [
      '',
      'talk/1',
      'javascript:alert(1)',
      'ftp://rain.example',
      '//rain.example',
      'https://',
      'http://[::',
      'https://"""//rain.example/12',
    ];
    expect(none.map(text => findUrl(text))).toEqual(none.map(() => null));
    expect(findUrl('javascript:alert(1)', 'https://rain.example')).toBeNull();
    expect(findUrl('/talk/1', 'https://"""/')).toBeNull();
  });

  it('makes of a path what a browser makes of it, however plain it is', () => {
    const bases = [
      'https://rain.example/2026/',
      'http://Rain.Example:80',
      'https://a:b@rain.example:8443/x?y#z',
      'https://rÄin.example/x',
    ];
    const paths = [
      '/x.png',
      '/system/logos/000/1/a-b_c.svg?1575552300',
      '/a//b',
      '//other.example/a',
      '/./a',
      '/a/../b',
      '/a/..',
      '/.a',
      '/a/.%2e/b',
      '/a%zz',
      '/ü',
      '/a\\..\\b',
      '/a b',
      '/a?b=ü',
      '/a?b#c',
      '/',
    ];
    for (const base of bases) {
      expect(paths.map(path => findUrl(path, base))).toEqual(paths.map(path => new URL(path, base).href));
    }
    expect(findUrl('/a', 'data:text/plain,a')).toBeNull();
    expect(findUrl('/a', 'nowhere')).toBeNull();
  });
});

describe('normaliseLineEnds', () => {
  it('makes one line end of whatever a system writes', () => {
    expect(normaliseLineEnds('a\r\nb\rc\nd\r\r\ne\n\r\r')).toBe('a\nb\nc\nd\n\ne\n\n\n');
  });
});

describe('hashText', () => {
  it('differs where texts do', () => {
    const texts = Array.from({ length: 5_000 }, (_, i) => `Session ${i}`);
    expect(new Set(['', 'a', 'b', 'ab', 'ba', ...texts].map(hashText)).size).toBe(5_005);
    expect(hashText('Session')).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('shorten', () => {
  it('makes foreign text fit for a line of a log', () => {
    expect(shorten(' a\n\u001b[31mb\u0000 ')).toBe('a [31mb');
    expect(shorten('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});
