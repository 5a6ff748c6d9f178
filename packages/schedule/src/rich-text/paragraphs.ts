import { normaliseLineEnds } from '../text/line-ends.ts';

/** Plain text as HTML: blank lines end paragraphs, other line ends stay. */
export function renderParagraphs(text: string): string {
  return wrapParagraphs(escapeHtml(text));
}

/** The same for HTML that has no blocks of its own. */
export function wrapParagraphs(html: string): string {
  return normaliseLineEnds(html)
    .split(/\n[ \t]*\n\s*/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
    .map(paragraph => `<p>${paragraph.replace(/\n/g, '<br />')}</p>`)
    .join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
