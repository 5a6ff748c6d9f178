import type { RichText } from '../model.ts';
import { isInertMarkdown } from './is-inert-markdown.ts';
import { renderPortableHtml } from './render-rich-text.ts';

/** A text that is shown alike, with nothing in its source to execute, nor anything that no page shows. */
export function writeSafeText(text: RichText | null): RichText | null {
  if (text === null || text.format === 'text') return text;
  if (text.format === 'markdown' && isInertMarkdown(text.source)) return text;
  return { format: 'html', source: renderPortableHtml(text) };
}
