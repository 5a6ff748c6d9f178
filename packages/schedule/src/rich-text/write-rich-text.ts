import type { RichText } from '../model.ts';
import { normaliseLineEnds } from '../text/line-ends.ts';
import { keepXmlCharacters } from '../xml/escape-xml.ts';
import { isInertMarkdown } from './is-inert-markdown.ts';
import { makeRichText } from './make-rich-text.ts';
import { renderPortableHtml } from './render-rich-text.ts';

const written = new WeakMap<RichText, string>();

/**
 * A description for formats that do not say what theirs is in, but where Markdown and HTML are usual: Markdown
 * that can hold neither elements nor other than plain links stays as it is; all else becomes safe HTML. Empty
 * where there is none.
 */
export function writeRichText(text: RichText | null): string {
  if (text === null) return '';
  const known = written.get(text);
  if (known !== undefined) return known;
  const source = normaliseLineEnds(keepXmlCharacters(text.source)).trim();
  const result = reads(text.format, source) ? source : writeHtml(text);
  written.set(text, result);
  return result;
}

/** Whether those who take a text for HTML or Markdown find in it what it says, and nothing to execute. */
function reads(format: RichText['format'], source: string): boolean {
  if (format === 'markdown') return isInertMarkdown(source);
  return (
    format === 'text' &&
    /^[\p{L}\p{N}\p{Zs}\p{Sc}.,:;!?'"“”„‘’–—%/()+=@-]*$/u.test(source) &&
    !/^\s*(?:[-+=]|\d+[.)])|\bwww\./.test(source)
  );
}

function writeHtml(text: RichText): string {
  const html = keepXmlCharacters(renderPortableHtml(text));
  if (html.replace(/<[^<>]*>/g, '').trim() === '') return '';
  if (makeRichText(html, 'html-or-markdown')?.format === 'html') return html;
  return `<p>${html}</p>`;
}
