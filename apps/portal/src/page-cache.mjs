// Plain JavaScript: Next loads this file by its path, outside the bundle.
// @ts-check

/** More than the pages a conference has; an address that exists nowhere takes a place too. */
const MAX_PAGES = 500;

/** @type {Map<string, unknown>} */
const pages = new Map();

/** Rendered pages, in memory, the least recently used dropped first. */
export default class PageCache {
  /** @param {string} key */
  async get(key) {
    const page = pages.get(key);
    if (page === undefined) return null;
    pages.delete(key);
    pages.set(key, page);
    return page;
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  async set(key, value) {
    pages.delete(key);
    pages.set(key, { value, lastModified: Date.now() });
    for (const oldest of pages.keys()) {
      if (pages.size <= MAX_PAGES) break;
      pages.delete(oldest);
    }
  }

  async revalidateTag() {}

  resetRequestCache() {}
}
