import { Parser } from 'htmlparser2';

/**
 * The plain text that a line of HTML without tags stands for: `Don&#x27;t` is `Don't`. A `<` is nothing but
 * that, so what looks like a tag stays, as text.
 */
export function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  const parser = new Parser({
    ontext: part => {
      decoded += part;
    },
  });
  parser.end(text.replaceAll('<', '&lt;'));
  return decoded;
}
