import type { Problem } from '../model.ts';
import { shorten } from '../text/shorten.ts';

/** Far deeper than any programme; deeper ones take more memory than they are worth, and some code no end of stack. */
const MAX_DEPTH = 64;
/**
 * Lists and objects in the memory are many times what they are as text where little is in them. In a programme
 * one has thirty characters or more; so many as may have fewer take some megabytes.
 */
const MIN_LENGTH = 8;
const MAX_SMALL = 50_000;

/** Parses a feed's text, a byte order mark before it allowed; says where JSON that breaks off does so. */
export function parseJson(source: string): { value: unknown } | { problem: Problem } {
  const excess = findExcess(source);
  if (excess !== null) {
    const message = `${excess.message}. This is hardly the programme of a conference: check its address.`;
    return { problem: { severity: 'error', code: excess.code, message, position: {} } };
  }
  try {
    return { value: JSON.parse(source.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The JSON breaks off or is not well-formed: ${shorten(reason, 160)}. Fetch it again.`;
    return { problem: { severity: 'error', code: 'json-unreadable', message, position: {} } };
  }
}

/** What is wrong with the lists and objects of a JSON text, before it takes the memory that they would. */
function findExcess(source: string): Pick<Problem, 'code' | 'message'> | null {
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === QUOTE) at = findStringEnd(source, at);
    else if (unit === OPENING_BRACKET || unit === OPENING_BRACE) {
      opened++;
      if (++depth > MAX_DEPTH) {
        const message = `Expected JSON of lists and objects at most ${MAX_DEPTH} deep in each other, but deeper ones came`;
        return { code: 'json-too-deep', message };
      }
    } else if (unit === CLOSING_BRACKET || unit === CLOSING_BRACE) depth--;
  }
  if (opened <= MAX_SMALL || opened * MIN_LENGTH <= source.length) return null;
  const message = `Expected JSON with something in its lists and objects, but ${opened} came in ${source.length} characters`;
  return { code: 'json-too-empty', message };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** The quote that ends the string which one begins: the next that is not escaped. */
function findStringEnd(source: string, start: number): number {
  for (let end = source.indexOf('"', start + 1); end !== -1; end = source.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (source.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return source.length;
}
