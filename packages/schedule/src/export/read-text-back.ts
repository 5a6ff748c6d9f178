import type { RichText } from '../model.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { writeRichText } from '../rich-text/write-rich-text.ts';

const read = new WeakMap<RichText, RichText | null>();

/** What a reader of schedule.xml or schedule.json takes a text for that `writeRichText` wrote. */
export function readTextBack(text: RichText | null): RichText | null {
  if (text === null) return null;
  const known = read.get(text);
  if (known !== undefined) return known;
  const written = writeRichText(text);
  const result =
    text.format === 'markdown' && written === text.source ? text : makeRichText(written, 'html-or-markdown');
  read.set(text, result);
  return result;
}
