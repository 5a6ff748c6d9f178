const PLAIN_WEB_URL = /^https?:\/\/[^\s<>"]+$/i;

/** The absolute http or https URL that the text is, or is relative to a base; anything else is none. */
export function findUrl(text: string, base: string | null = null): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (PLAIN_WEB_URL.test(trimmed)) return trimmed;
  const url = URL.parse(trimmed, base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
