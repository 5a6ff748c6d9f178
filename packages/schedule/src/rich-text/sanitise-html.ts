import sanitizeHtml from 'sanitize-html';

const SAFE_SCHEMES = ['http', 'https', 'mailto'];
const SAFE_URL = new RegExp(`^(?:${SAFE_SCHEMES.join('|')}):`, 'i');

const ELEMENTS = [
  ...['p', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr'],
  ...['h4', 'h5', 'h6', 'em', 'strong', 'code', 'a'],
];

const OPTIONS = {
  allowedTags: ELEMENTS,
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: SAFE_SCHEMES,
  allowProtocolRelative: false,
  // Deeper elements are left out and their text stays.
  nestingLimit: 32,
  transformTags: {
    b: 'strong',
    i: 'em',
    div: 'p',
    tr: 'p',
    a: (_name: string, { href = '' }: sanitizeHtml.Attributes) => ({
      tagName: 'a',
      attribs: makeLinkAttributes(href.trim()),
    }),
  },
  // Of a link that leads nowhere from our page (a relative one, or worse) only the text stays. Naming
  // another element in transformTags would leave end tags of it behind.
  exclusiveFilter: ({ tag, attribs }: sanitizeHtml.IFrame) =>
    tag === 'a' && attribs.href === undefined ? ('excludeTag' as const) : false,
} satisfies sanitizeHtml.IOptions;

/** The page around a description has the greater headings. */
const LOWERED_HEADINGS = { h1: 'h4', h2: 'h5', h3: 'h6', h4: 'h6', h5: 'h6' };

const PAGE_OPTIONS = { ...OPTIONS, transformTags: { ...OPTIONS.transformTags, ...LOWERED_HEADINGS } };
const EXPORT_OPTIONS = { ...OPTIONS, allowedTags: [...ELEMENTS, 'h1', 'h2', 'h3'] };

/** What has not settled by then is safe all the same. */
const MAX_PASSES = 4;

/**
 * Keeps the text and the few elements that a description needs. The content of what is left out stays, and may stand in
 * an element that ends where such content begins, so it is read until nothing changes: what we export then means to
 * others what our pages show.
 */
export function sanitiseHtml(html: string, { headings }: { headings: 'lowered' | 'as-they-are' }): string {
  let sanitised = html;
  for (let pass = 0, before: string | undefined; before !== sanitised && pass < MAX_PASSES; pass++) {
    before = sanitised;
    sanitised = sanitizeHtml(sanitised, EXPORT_OPTIONS).replace(EMPTY_PARAGRAPH, '').trim();
  }
  return headings === 'lowered' && HEADING.test(sanitised)
    ? sanitizeHtml(sanitised, PAGE_OPTIONS)
    : sanitised;
}

const EMPTY_PARAGRAPH = /<p>\s*<\/p>\s*/g;
const HEADING = /<h\d/;

function makeLinkAttributes(href: string): Record<string, string> {
  return SAFE_URL.test(href) ? { href, rel: 'nofollow noopener' } : {};
}
