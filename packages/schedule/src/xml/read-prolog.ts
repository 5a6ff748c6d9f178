export interface Prolog {
  /** The document type declaration, if there is one. */
  doctype: { line: number; text: string } | null;
  /** Where the root element, or whatever is there instead of it, begins. */
  end: number;
}

/** Reads what may stand before the root of an XML document: declaration, comments, document type. */
export function readProlog(source: string): Prolog {
  let doctype: Prolog['doctype'] = null;
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (isWhiteSpace(source.charCodeAt(at))) at++;
    if (source.startsWith('<?', at)) at = skipPast(source, '?>', at + 2);
    else if (source.startsWith('<!--', at)) at = skipPast(source, '-->', at + 4);
    else if (doctype === null && /^<!doctype/i.test(source.slice(at, at + 9))) {
      const end = findDoctypeEnd(source, at);
      doctype = { line: source.slice(0, at).split('\n').length, text: source.slice(at, end) };
      at = end;
    } else return { doctype, end: at };
  }
}

/** A document type may hold a whole language in `[…]`, with `>` in quotes and quotes in comments. */
function findDoctypeEnd(source: string, from: number): number {
  let isInside = false;
  for (let at = from + 9; at < source.length; at++) {
    const character = source[at];
    if (character === '"' || character === "'") at = skipPast(source, character, at + 1) - 1;
    else if (source.startsWith('<!--', at)) at = skipPast(source, '-->', at + 4) - 1;
    else if (character === '[') isInside = true;
    else if (character === ']') isInside = false;
    else if (character === '>' && !isInside) return at + 1;
  }
  return source.length;
}

function skipPast(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found + mark.length;
}

function isWhiteSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
