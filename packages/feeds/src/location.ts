import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FeedError } from './errors.ts';

export type Location = { kind: 'http'; url: URL } | { kind: 'file'; path: string; url: URL };

/** What names a location, unless something else does. */
export const BY_CONFIG = 'schedule-url in the config';

/** Two letters or more before the colon, so that `C:\programme.xml` is a path. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

/**
 * Tells a URL from a path. A relative path is taken from the working directory.
 * @param namedBy what names it, for a person who has to correct it
 * @throws FeedError FEED_LOCATION
 */
export function parseLocation(location: string, namedBy: string = BY_CONFIG): Location {
  const refuse = (found: string, cause?: unknown) =>
    new FeedError(
      'FEED_LOCATION',
      `Expected an http:// or https:// URL or a file to read a programme from, but came "${describeLocation(location)}": ${found}. Correct the address (${namedBy}).`,
      { cause },
    );
  const scheme = SCHEME.exec(location)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return { kind: 'http', url: parseHttpUrl(location, refuse) };
  if (scheme === 'file') return parseFileUrl(location, refuse);
  if (scheme !== undefined && location.startsWith('//', scheme.length + 1)) {
    throw refuse(`its scheme is "${scheme}:"`);
  }
  if (location.trim() === '') throw refuse('it is empty');
  const path = resolve(location);
  return { kind: 'file', path, url: pathToFileURL(path) };
}

/** Names of parameters under which a server may take a password: `api_key`, `access_token`, `sig`; Indico's is `ak`. */
const SECRET_PARAMETER = /([?&](?:ak|[^=&#]*(?:key|token|secret|pass|auth|sig|hash|code)[^=&#]*)=)[^&#]*/gi;
/** The private address of a Google calendar. */
const SECRET_SEGMENT = /(\/private-)[0-9a-f]{16,}/gi;

/** The location as it may stand in a log or on a page: without what opens it to those who see it. */
export function describeLocation(location: string | URL): string {
  const text = String(location);
  if (!SCHEME.test(text)) return text;
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1')
    .replace(SECRET_PARAMETER, '$1…')
    .replace(SECRET_SEGMENT, '$1…');
}

type Refuse = (found: string, cause?: unknown) => FeedError;

function parseHttpUrl(location: string, refuse: Refuse): URL {
  if (!URL.canParse(location)) throw refuse('it is not a URL');
  const url = new URL(location);
  if (url.username !== '' || url.password !== '') {
    throw refuse('it has a user name or password in it, which are not sent');
  }
  url.hash = '';
  return url;
}

function parseFileUrl(location: string, refuse: Refuse): Location {
  try {
    const path = fileURLToPath(location);
    return { kind: 'file', path, url: pathToFileURL(path) };
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : 'it is not a URL', cause);
  }
}
