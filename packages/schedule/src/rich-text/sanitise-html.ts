import sanitizeHtml from 'sanitize-html';

const SAFE_SCHEMES = ['http', 'https', 'mailto'];
const SAFE_URL = new RegExp(`^(?:${SAFE_SCHEMES.join('|')}):`, 'i');

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr'],
    ...['h4', 'h5', 'h6', 'em', 'strong', 'code', 'a'],
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: SAFE_SCHEMES,
  allowProtocolRelative: false,
  // Deeper elements are left out and their text stays.
  nestingLimit: 32,
  transformTags: {
    // The page around it has the greater headings.
    h1: 'h4',
    h2: 'h5',
    h3: 'h6',
    h4: 'h6',
    h5: 'h6',
    b: 'strong',
    i: 'em',
    div: 'p',
    tr: 'p',
    a: (_name, { href = '' }) => ({ tagName: 'a', attribs: makeLinkAttributes(href.trim()) }),
  },
  // Of a link that leads nowhere from our page (a relative one, or worse) only the text stays. Naming
  // another element in transformTags would leave end tags of it behind.
  exclusiveFilter: ({ tag, attribs }) => (tag === 'a' && attribs.href === undefined ? 'excludeTag' : false),
};

/** Keeps the text and the few elements that a description needs. */
export function sanitiseHtml(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}

function makeLinkAttributes(href: string): Record<string, string> {
  return SAFE_URL.test(href) ? { href, rel: 'nofollow noopener' } : {};
}
