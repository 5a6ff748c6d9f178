// Most URLs are so plain that they need no parser.
const PLAIN_WEB_URL = /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:[/?#][^\s<>"]*)?$/i;

/** The absolute http or https URL that the text is, or is relative to a base; anything else is none. */
export function findUrl(text: string, base: string | null = null): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (PLAIN_WEB_URL.test(trimmed)) return trimmed;
  const url = URL.parse(trimmed, base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // As it was written, with its umlauts, if it is whole.
  return /^https?:\/\/[^\s<>"]+$/i.test(trimmed) ? trimmed : url.href;
}
