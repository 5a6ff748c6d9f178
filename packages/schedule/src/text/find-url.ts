// Most URLs are so plain that they need no parser.
const PLAIN_WEB_URL = /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:[/?#][^\s<>"]*)?$/i;

// And so are most paths, of which nothing changes when they are put to the root of their base.
const PLAIN_PATH = /^(?:\/[\w-][\w.-]*)+(?:\?[\w.=&-]*)?$/;

/** The absolute http or https URL that the text is, or is relative to a base; anything else is none. */
export function findUrl(text: string, base: string | null = null): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (PLAIN_WEB_URL.test(trimmed)) return trimmed;
  const root = base !== null && PLAIN_PATH.test(trimmed) ? findRoot(base) : null;
  if (root !== null) return root + trimmed.slice(1);
  const url = parseWebUrl(trimmed, base);
  if (url === null) return null;
  // As it was written, with its umlauts, if it is whole.
  return /^https?:\/\/[^\s<>"]+$/i.test(trimmed) ? trimmed : url.href;
}

// A programme has one base and thousands of paths.
let known: { base: string; root: string | null } = { base: '', root: null };

/** The address of `/` on the server of a web page. */
function findRoot(base: string): string | null {
  if (base !== known.base) {
    known = { base, root: parseWebUrl('/', base)?.href ?? null };
  }
  return known.root;
}

/** The parser of browsers takes a quotation mark for a host, which no server has. */
function parseWebUrl(text: string, base: string | null): URL | null {
  const url = URL.parse(text, base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) && !/["<>]/.test(url.host) ? url : null;
}
