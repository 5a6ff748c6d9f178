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

/** Keeps the text and the few elements that a description needs. */
export function sanitiseHtml(html: string, { headings }: { headings: 'lowered' | 'as-they-are' }): string {
  const options = headings === 'lowered' ? PAGE_OPTIONS : EXPORT_OPTIONS;
  const once = sanitizeHtml(html, options);
  // Of what was left out only the content stays, where it was. Read again, a paragraph ends where a block begins.
  const sanitised = nestsBlocks(once) ? sanitizeHtml(sanitizeHtml(html, EXPORT_OPTIONS), options) : once;
  return sanitised.replace(EMPTY_PARAGRAPH, '').trim();
}

const EMPTY_PARAGRAPH = /<p>\s*<\/p>\s*/g;

/** Whether a block stands in a paragraph. */
function nestsBlocks(html: string): boolean {
  let isInParagraph = false;
  for (const [, slash = '', name] of html.matchAll(BLOCKS)) {
    if (name === 'p' && slash !== '') isInParagraph = false;
    else if (slash === '' && isInParagraph) return true;
    else if (name === 'p') isInParagraph = true;
  }
  return false;
}

const BLOCKS = /<(\/?)(p|blockquote|dl|h[1-6]|hr|ol|pre|ul)\b/g;

function makeLinkAttributes(href: string): Record<string, string> {
  return SAFE_URL.test(href) ? { href, rel: 'nofollow noopener' } : {};
}
