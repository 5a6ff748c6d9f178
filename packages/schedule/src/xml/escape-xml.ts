const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML 1.0 can hold of a text: it has no place at all for most control characters, nor for half a pair. */
export function keepXmlCharacters(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** A text as the content of an element, or as an attribute in double quotes. */
export function escapeXml(text: string): string {
  return keepXmlCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
