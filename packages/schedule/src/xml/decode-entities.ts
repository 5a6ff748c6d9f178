const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));|&/g;

/**
 * Decodes the five entities of XML and numeric references, and nothing else: what a document type
 * declares is never expanded. Any other `&` stays as it is and is reported.
 */
export function decodeEntities(text: string, onUnknown: (index: number) => void): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, name, decimal, hexadecimal, index: number) => {
    if (name !== undefined) return NAMED.get(name) ?? reference;
    if (decimal !== undefined) return toCharacter(Number.parseInt(decimal, 10));
    if (hexadecimal !== undefined) return toCharacter(Number.parseInt(hexadecimal, 16));
    onUnknown(index);
    return reference;
  });
}

/** What is no character of XML 1.0 becomes U+FFFD. */
function toCharacter(codePoint: number): string {
  const isControl = codePoint < 0x20 && codePoint !== 0x09 && codePoint !== 0x0a && codePoint !== 0x0d;
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isControl || isSurrogate || codePoint > 0x10_ffff ? '\uFFFD' : String.fromCodePoint(codePoint);
}
