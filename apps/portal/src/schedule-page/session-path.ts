import { hashText } from '@foyer/schedule/hash-text';

/** Longer ones, percent-encoded, would not go through every proxy and into every log. */
const MAX_ENCODED_LENGTH = 400;
const KEPT_OF_LONG = 40;

/**
 * What names a session in addresses: its guid, or where that does not do for one, something made of it. A guid
 * of dots alone would be taken for a step up, and one that is too long is cut and told apart by its hash.
 */
export function toSessionKey(guid: string): string {
  const whole = guid.toWellFormed();
  if (encodeURIComponent(whole).length > MAX_ENCODED_LENGTH) {
    return `~${whole.slice(0, KEPT_OF_LONG).toWellFormed()}~${hashText(whole)}`;
  }
  return /^(?:\.{1,2}$|~)/.test(whole) ? `~${whole}` : whole;
}

/** The address of a session's page. */
export function getSessionPath(guid: string): string {
  return `/schedule/${encodeURIComponent(toSessionKey(guid))}`;
}

/** The key that a path of `getSessionPath` names; undefined for a path that is none. */
export function readSessionPath(path: string): string | undefined {
  const segment = /^\/schedule\/([^/]+)$/.exec(path)?.[1];
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
