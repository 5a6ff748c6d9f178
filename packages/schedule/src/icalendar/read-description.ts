import type { RichText } from '../model.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';

/** A DESCRIPTION is text, but many write HTML into it, and some the Markdown that they have. */
export function readDescription(text: string | null, format: 'markdown' | 'text'): RichText | null {
  const read = makeRichText(text, 'html-or-markdown');
  return read === null || read.format === 'html' ? read : { ...read, format };
}
