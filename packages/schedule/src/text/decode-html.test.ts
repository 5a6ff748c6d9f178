import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHtml } from './decode-html.ts';

describe('decodeHtml', () => {
  it.each([
    ['Don&#x27;t &amp; do', "Don't & do"],
    ['&#39;&quot;&apos;&nbsp;&eacute;&#8212;&#x1F355;', "'\"'\u00a0é—\u{1F355}"],
    ['AT&T & friends; R&D', 'AT&T & friends; R&D'],
    ['&lt;b&gt;bold&lt;/b&gt;', '<b>bold</b>'],
    ['a < b &amp; <i>c</i>', 'a < b & <i>c</i>'],
    ['&amp;#39;', '&#39;'],
    ['&#xFFFFFF; &#0;', '\uFFFD \uFFFD'],
  ])('reads %s', (source, text) => {
    expect(decodeHtml(source)).toBe(text);
  });

  it('leaves every text that was escaped as it was', () => {
    const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(decodeHtml(escapeText(text))).toBe(text);
      }),
    );
  });
});
