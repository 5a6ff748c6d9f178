import type { RichText } from '../model.ts';
import { renderRichText } from './render-rich-text.ts';

/** Whether a page shows the same of both: they may be written in other ways. What shows nothing is as good as none. */
export function isShownAlike(a: RichText | null, b: RichText | null): boolean {
  if (a === b || (a !== null && b !== null && a.format === b.format && a.source === b.source)) return true;
  return show(a) === show(b);
}

function show(text: RichText | null): string {
  return text === null ? '' : renderRichText(text).html;
}
