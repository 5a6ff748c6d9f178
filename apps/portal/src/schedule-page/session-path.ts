import { hashText } from '@foyer/schedule/hash-text';

/** Longer ones, percent-encoded, would not go through every proxy and into every log. */
const MAX_ENCODED_LENGTH = 400;
const KEPT_OF_LONG = 40;
/** The router matches no parameter across lines where an ending follows it. */
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * What the portal has below a room, and so below `/schedule`, which it would answer as the address of a room, or
 * there itself. A test holds it against the routes.
 */
const TAKEN_NAMES = ['json', 'rss', 'stream.m3u8', 'changes.atom'];

/**
 * What names a session in addresses: its guid, or where that does not do for one, something made of it. A guid
 * of dots alone would be taken for a step up, one that other things are called for these, one with the ending of
 * calendars for a calendar, and one that is too long or of several lines is cut and told apart by its hash.
 */
export function toSessionKey(guid: string): string {
  const whole = guid.toWellFormed();
  if (encodeURIComponent(whole).length > MAX_ENCODED_LENGTH || LINE_BREAK.test(whole)) {
    const kept = whole.slice(0, KEPT_OF_LONG).split(LINE_BREAK).join(' ').toWellFormed();
    return `~${kept}~${hashText(whole)}`;
  }
  // What looks as if this had been done to it has it done once more, so that all stay apart.
  const ended = /\.ics~*$/.test(whole) ? `${whole}~` : whole;
  return /^(?:\.{1,2}$|~)/.test(ended) || TAKEN_NAMES.includes(ended) ? `~${ended}` : ended;
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
