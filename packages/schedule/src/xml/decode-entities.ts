const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** As long as the longest reference that is decoded: `&#1114111;`. */
const MAX_REFERENCE_LENGTH = 10;
const NUMERIC = /^#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}))$/;

/**
 * Decodes the five entities of XML and numeric references, and nothing else: what a document type
 * declares is never expanded. Any other `&` stays as it is and is reported.
 */
export function decodeEntities(text: string, onUnknown: (index: number) => void): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  // A replacement by a function would hold all matches at once, many times the size of the text.
  const parts: string[] = [];
  let kept = 0;
  for (; at !== -1; at = text.indexOf('&', at + 1)) {
    const end = text.slice(at, at + MAX_REFERENCE_LENGTH).indexOf(';');
    const character = end === -1 ? undefined : decodeReference(text.slice(at + 1, at + end));
    if (character === undefined) onUnknown(at);
    else {
      parts.push(text.slice(kept, at), character);
      kept = at + end + 1;
    }
  }
  parts.push(text.slice(kept));
  return parts.join('');
}

/** Of what stands between `&` and `;`; undefined if that is nothing that XML itself knows. */
function decodeReference(name: string): string | undefined {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const [, decimal, hexadecimal] = NUMERIC.exec(name) ?? [];
  if (decimal !== undefined) return toCharacter(Number.parseInt(decimal, 10));
  if (hexadecimal !== undefined) return toCharacter(Number.parseInt(hexadecimal, 16));
  return undefined;
}

/** What is no character of XML 1.0 becomes U+FFFD. */
function toCharacter(codePoint: number): string {
  const isControl = codePoint < 0x20 && codePoint !== 0x09 && codePoint !== 0x0a && codePoint !== 0x0d;
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isControl || isSurrogate || codePoint > 0x10_ffff ? '\uFFFD' : String.fromCodePoint(codePoint);
}
