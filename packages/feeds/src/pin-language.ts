/** Pretalx's addresses of programmes for programs; its `schedule.xml` without `export` redirects to them. */
const PRETALX_EXPORT = /\/schedule\/(export\/[^/]+|(v\/[^/]+\/)?widgets?\/[^/]+\.json)\/?$/;

/**
 * Names the language in the address itself, where the server is a pretalx: it takes that over the language of a
 * session or a browser, and so do caches in between. Of others nobody knows what the parameter would do.
 */
export function pinLanguage(url: URL, language: string): URL {
  if (!PRETALX_EXPORT.test(url.pathname) || url.searchParams.has('lang')) return url;
  const pinned = new URL(url);
  pinned.searchParams.set('lang', language.toLowerCase());
  return pinned;
}

/** `Accept-Language` for one language: `pt-BR` can be had as `pt` too, and anything is better than nothing. */
export function acceptLanguage(language: string): string {
  const [base = language] = language.split('-');
  return [language, ...(base === language ? [] : [`${base};q=0.9`]), '*;q=0.1'].join(', ');
}
