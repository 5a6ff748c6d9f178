import type { Problem } from '../model.ts';
import { shorten } from '../text/shorten.ts';

/** Parses a feed's text, a byte order mark before it allowed; says where JSON that breaks off does so. */
export function parseJson(source: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: JSON.parse(source.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The JSON breaks off or is not well-formed: ${shorten(reason, 160)}. Fetch it again.`;
    return { problem: { severity: 'error', code: 'json-unreadable', message, position: {} } };
  }
}
