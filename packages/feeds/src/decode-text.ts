import { TextDecoder } from 'node:util';
import { mendFoldedCharacters, type Problem } from '@foyer/schedule';

export interface DecodedText {
  text: string;
  problems: Problem[];
}

/** As far into the text as an XML prologue with its encoding may reach. */
const PROLOGUE_BYTES = 256;

/**
 * Makes text of bytes. What says the encoding is asked in the order of RFC 7303: a byte order mark, the
 * `Content-Type`, the XML prologue, and else it is UTF-8. Servers often name an encoding by default, so
 * where it does not fit the bytes, the next is tried. Bytes that fit none become U+FFFD and a problem: one
 * broken letter in an abstract must not cost the whole programme.
 */
export function decodeText(source: Uint8Array, contentType: string | null = null): DecodedText {
  // A calendar may be folded inside a character, which only its bytes still show.
  const bytes = mendFoldedCharacters(source);
  const problems: Problem[] = [];
  const decoders: TextDecoder[] = [];
  for (const label of encodingLabels(bytes, contentType)) {
    const decoder = findDecoder(label);
    if (decoder === undefined) {
      problems.push(
        warning('encoding-unknown', `The encoding "${label}" is not known and was passed over. Send UTF-8.`),
      );
    } else {
      decoders.push(decoder);
    }
  }
  for (const decoder of decoders) {
    const text = tryDecode(decoder, bytes);
    if (text !== undefined) return { text, problems };
  }
  const encoding = decoders[0]?.encoding ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  const message = `Some bytes are not ${encoding} and are shown as \uFFFD. Send UTF-8, or name the right encoding.`;
  return { text, problems: [...problems, warning('bytes-undecodable', message)] };
}

function encodingLabels(bytes: Uint8Array, contentType: string | null): string[] {
  const mark = findByteOrderMark(bytes);
  if (mark !== undefined) return [mark];
  const named = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PROLOGUE_BYTES));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  // Whoever could read the prologue as single bytes is not reading UTF-16, whatever it says.
  const plausible = declared?.toLowerCase().startsWith('utf-16') ? undefined : declared;
  return [named, plausible, 'utf-8'].filter(label => label !== undefined);
}

function findByteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function findDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function warning(code: string, message: string): Problem {
  return { severity: 'warning', code, message, position: {} };
}
