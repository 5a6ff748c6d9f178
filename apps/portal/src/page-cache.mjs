// Plain JavaScript: Next loads this file by its path, outside the bundle.
// @ts-check

/** More than the pages a conference has; an address that exists nowhere takes a place too. */
const MAX_PAGES = 500;

/** Where the portal puts what pages are made of (portal-data-holder.ts), which this file cannot import. */
const PORTAL_DATA = Symbol.for('foyer.portal-data');

/**
 * Of the programme that pages show now; undefined while Next builds, when there is no portal.
 * @returns {string | undefined}
 */
function findRevision() {
  /** @type {{ schedule: { getRevision(): string } } | undefined} */
  const data = Reflect.get(globalThis, PORTAL_DATA);
  return data?.schedule.getRevision();
}

/** @typedef {{ value: unknown, lastModified: number, revision: string | undefined }} KeptPage */

/** @type {Map<string, KeptPage>} */
const pages = new Map();

/**
 * Rendered pages, in memory, the least recently used dropped first. One with a programme that has been corrected since
 * is no more to be had: who has heard of the correction and asks for the page shall see it.
 */
export default class PageCache {
  /** @param {string} key */
  async get(key) {
    const page = pages.get(key);
    if (page === undefined) return null;
    pages.delete(key);
    if (page.revision !== findRevision()) return null;
    pages.set(key, page);
    return page;
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  async set(key, value) {
    pages.delete(key);
    pages.set(key, { value, lastModified: Date.now(), revision: findRevision() });
    for (const oldest of pages.keys()) {
      if (pages.size <= MAX_PAGES) break;
      pages.delete(oldest);
    }
  }

  async revalidateTag() {}

  resetRequestCache() {}
}
