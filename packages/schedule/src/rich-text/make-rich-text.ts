import type { RichText } from '../model.ts';
import { normaliseLineEnds } from '../text/line-ends.ts';
import { trimToNull } from '../text/white-space.ts';

const HTML_TAG =
  /<\/?(?:a|b|blockquote|br|code|div|em|h[1-6]|hr|i|li|ol|p|pre|span|strong|table|ul)(?:\s[^<>]*)?\/?>/i;

/** A description as it came, with plain line ends; `html-or-markdown` is what of the two it looks like. */
export function makeRichText(
  text: string | null,
  format: RichText['format'] | 'html-or-markdown',
): RichText | null {
  if (text === null) return null;
  const source = trimToNull(normaliseLineEnds(text));
  if (source === null) return null;
  if (format !== 'html-or-markdown') return { format, source };
  return { format: source.includes('<') && HTML_TAG.test(source) ? 'html' : 'markdown', source };
}
