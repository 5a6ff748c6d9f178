/** Looking through longer ones costs more than rendering them. */
const MAX_INERT_LENGTH = 20_000;

const HIDDEN = /!\[|\]:|\]\([^)\s]*\s/;

/**
 * Without elements, comments, links that may hide their scheme in entities or lead elsewhere than the web, and what no
 * page shows: definitions, which hold comments in Markdown, titles of links, and pictures.
 */
export function isInertMarkdown(source: string): boolean {
  // An address in brackets too is an element to those who read HTML, and may have handlers.
  if (source.length > MAX_INERT_LENGTH || /<(?!\s|[=<>\d-])/.test(source)) return false;
  const link = source.search(/\][(:[]/);
  if (link !== -1 && /[&\\]/.test(source.slice(link))) return false;
  if (HIDDEN.test(source)) return false;
  return !/(?:script|data|file|blob)\s*:/i.test(source);
}
