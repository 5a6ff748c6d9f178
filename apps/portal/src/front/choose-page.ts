import { readSessionPath } from '../schedule-page/session-path.ts';

/** What there is at the addresses of pages. */
export interface PageIndex {
  hasRoom(name: string): boolean;
  hasSession(key: string): boolean;
  /** Whether `public/` has a file or folder of that name. */
  hasPublicFile(name: string): boolean;
}

/** Nothing is there; one address for all that nothing is at, since each is rendered and kept. */
export const NO_PAGE = '/-/no-such-page';
const NO_SESSION = '/x-session/-';

/** Those that no room can take the name of (packages/config/src/room-names.ts). */
const OWN_PAGES: readonly string[] = ['schedule', 'monitor', 'graphs'];

/** Where the views of pages are inside (next.config.ts); from outside nothing is there. */
const INTERNAL_PATH = /^\/(?:_next\/data\/[^/]+\/)?x-(?:at|inroom|session)(?:\/|$)/;

/**
 * The path inside the portal of the page at a path that somebody asked for. Next gets to see only what there is:
 * it would render and keep a page for every name that a sender can think of.
 *
 * @param at the instant of a rehearsal as the address of the page has it, if there is one
 */
export function choosePage(path: string, index: PageIndex, at?: string): string {
  if (INTERNAL_PATH.test(path)) return NO_PAGE;
  const key = readSessionPath(path);
  if (key !== undefined) {
    if (!index.hasSession(key)) return NO_SESSION;
    const name = Buffer.from(key).toString('base64url');
    return at === undefined ? `/x-session/${name}` : `/x-at/${encodeURIComponent(at)}/session/${name}`;
  }
  const name = /^\/([^/]+)$/.exec(path)?.[1];
  if (name === undefined || OWN_PAGES.includes(name)) return path;
  return index.hasRoom(name) || index.hasPublicFile(name) ? path : NO_PAGE;
}
