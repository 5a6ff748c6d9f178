import { describe, expect, it } from 'vitest';
import type { RichText } from '../model.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { renderRichText } from '../rich-text/render-rich-text.ts';
import { writeRichText } from './write-rich-text.ts';

const write = (format: RichText['format'], source: string) => writeRichText({ format, source });

describe('writeRichText', () => {
  it.each<[RichText['format'], string]>([
    ['markdown', '# Rain\n\n* *one* & two\n* [three](https://rain.example/?a=1) a < b'],
    ['text', 'Rain, in short: “it falls” (50 %).'],
  ])('leaves %s as it is that all read alike', (format, source) => {
    expect(write(format, source)).toBe(source);
  });

  it('makes HTML of a text in which Markdown would see more, or whose lines it would join', () => {
    expect(write('text', 'a_b_c *d*\ne')).toBe('<p>a_b_c *d*<br />e</p>');
    expect(write('text', '1. is none')).toBe('<p>1. is none</p>');
    expect(write('text', 'see www.rain.example')).toBe('<p>see www.rain.example</p>');
  });

  it('keeps the headings of HTML, and wraps what nobody would take for HTML', () => {
    expect(write('html', '<h1>Rain</h1><p onclick="x">falls</p>')).toBe('<h1>Rain</h1><p>falls</p>');
    expect(write('html', 'a &amp; b')).toBe('<p>a &amp; b</p>');
  });

  it('is empty where there is nothing', () => {
    expect(writeRichText(null)).toBe('');
    expect(write('html', '<script>alert(1)</script>')).toBe('');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a\n<svg onload=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JavaScript&colon;alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\\script:alert(1))',
    '[x]: &#x6a;avascript:alert(1)\n\n[x]',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '<javascript:alert(1)>',
    '<https://rain.example"onmouseover="alert(1)>',
    '<https://x/contenteditable/autofocus/onfocus=alert(1)//>',
    '[x](\njavascript&colon;alert(1))',
    '<!--><img src=x onerror=alert(1)>-->',
  ])('lets nothing through that a reader of HTML or Markdown would execute: %s', source => {
    for (const format of ['html', 'markdown', 'text'] as const) {
      const written = write(format, source);
      // What stands in quotes is the value of an attribute, whatever it looks like.
      const unquoted = written.replace(/="[^"]*"/g, '=""');
      expect(unquoted).not.toMatch(/<(?:script|img|svg|!)|<[^<>]*[\s/]on\w+\s*=|<(?:javascript|https?):/i);
      expect(written.replace(/<p>.*<\/p>/s, '')).not.toMatch(/\]\(|\]:/);
    }
  });

  it('says the same when it is read again', () => {
    const source = '<p>One <b>two</b></p><h2>Three</h2><ul><li>four</li></ul>';
    for (const format of ['html', 'markdown', 'text'] as const) {
      const written = write(format, source);
      const again = makeRichText(written, 'html-or-markdown');
      if (again === null) throw new Error('there is nothing left');
      expect(renderRichText(again)).toEqual(renderRichText({ format, source }));
      expect(writeRichText(again)).toBe(written);
    }
  });
});
