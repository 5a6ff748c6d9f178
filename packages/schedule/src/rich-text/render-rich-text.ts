import { Marked } from 'marked';
import type { RichText } from '../model.ts';
import { renderParagraphs, wrapParagraphs } from './paragraphs.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { writePlainText } from './write-plain-text.ts';

export interface RenderedText {
  /** Of few elements, without attributes but for links; safe in any page. */
  html: string;
  /** Paragraphs, list items and addresses of links, for feeds and calendars. */
  text: string;
}

/** Some Markdown takes time that grows with the square of its length; longer texts are shown as they are. */
const MAX_MARKDOWN_LENGTH = 20_000;
/** Longer HTML is cut. */
const MAX_HTML_LENGTH = 100_000;

const BLOCK_TAG = /<(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|ul)[\s/>]/i;

const markdown = new Marked({ gfm: true });

// Texts do not change, and some are shown in many places.
const known = new WeakMap<RichText, RenderedText>();

/** Makes what the source of a programme wrote safe to show, as HTML and as plain text, once. Never throws. */
export function renderRichText(text: RichText): RenderedText {
  const rendered = known.get(text) ?? renderOnce(text);
  known.set(text, rendered);
  return rendered;
}

function renderOnce(text: RichText): RenderedText {
  const html = renderHtml(text, 'lowered');
  return { html, text: writePlainText(html) };
}

const knownPortable = new WeakMap<RichText, string>();

/** The HTML with its headings as they are, for other programs. */
export function renderPortableHtml(text: RichText): string {
  const rendered = knownPortable.get(text) ?? renderHtml(text, 'as-they-are');
  knownPortable.set(text, rendered);
  return rendered;
}

function renderHtml({ format, source }: RichText, headings: 'lowered' | 'as-they-are'): string {
  if (format === 'text') return renderParagraphs(source);
  const html = sanitiseHtml(toHtml(format, source), { headings });
  if (html.replace(/<[^<>]*>/g, '').trim() === '') return '';
  // Its blocks may have been empty, or none of those that stay.
  return BLOCK_TAG.test(html) ? html : `<p>${html}</p>`;
}

function toHtml(format: 'html' | 'markdown', source: string): string {
  if (format === 'markdown') return renderMarkdown(source);
  const html = source.slice(0, MAX_HTML_LENGTH);
  // Text with a link or two has its paragraphs in blank lines, as if it were plain.
  return BLOCK_TAG.test(html) ? html : wrapParagraphs(html);
}

function renderMarkdown(source: string): string {
  if (source.length > MAX_MARKDOWN_LENGTH) return renderParagraphs(source);
  try {
    return markdown.parse(source, { async: false });
  } catch {
    // marked runs out of stack on some thousand nested quotes.
    return renderParagraphs(source);
  }
}
