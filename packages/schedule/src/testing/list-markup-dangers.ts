import { decodeHtml } from '../text/decode-html.ts';

const ELEMENTS = 'p|br|ul|ol|li|dl|dt|dd|blockquote|pre|hr|h[1-6]|em|strong|code|a';
/** So plain that no two parsers read it differently. */
const PLAIN_TAG = new RegExp(`</?(?:${ELEMENTS})((?: (?:href|rel)="[^"<>]*"| start="\\d+")*)(?: /)?>`, 'g');
const SAFE_ADDRESS = /^(?:https?:\/\/[^/]|mailto:)/i;

/**
 * What is in HTML beyond text, a few elements and links to the web. It does not read HTML as a browser does: what is
 * not of the plainest form is a danger, so that it and what made the HTML cannot be wrong in the same way.
 */
export function listMarkupDangers(html: string): string[] {
  const dangers: string[] = [];
  const rest = html.replaceAll(PLAIN_TAG, (tag, attributes: string) => {
    for (const [, value = ''] of attributes.matchAll(/ href="([^"]*)"/g)) {
      if (!SAFE_ADDRESS.test(decodeHtml(value))) dangers.push(tag);
    }
    return '';
  });
  for (const [found] of rest.matchAll(/<[a-z!/?][^>]{0,40}/gi)) dangers.push(found);
  return dangers;
}
