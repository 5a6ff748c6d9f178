/** How a text is built; a format may come in more than one. */
export type Syntax = 'json' | 'xml' | 'ics' | 'csv';

/** A place in a text where a value stands, from `start` up to `end`. */
export interface ValueSpan {
  start: number;
  end: number;
}

/** Keys of JSON are matched too, with their colon, so that no match begins in the middle of one. */
const VALUES: Record<Syntax, RegExp> = {
  json: /"(?:[^"\\]|\\.)*"(?<key>\s*:)?|-?\d+(?:\.\d+)?|null|true|false/g,
  xml: /(?<=>)[^<>]+(?=<\/)|(?<==")[^"<>]*(?=")/g,
  ics: /(?<=^[\w-]+(?:;[^:\r\n]*)?:)[^\r\n]+|(?<=;[\w-]+=)[^;:\r\n]+/gm,
  csv: /(?<=^|,)(?:"(?:[^"]|"")*"|[^",\r\n]+)/gm,
};

/** More would only cost time. */
const MAX_VALUES = 20_000;

export function findValues(text: string, syntax: Syntax): ValueSpan[] {
  const spans: ValueSpan[] = [];
  for (const match of text.matchAll(VALUES[syntax])) {
    if (match.groups?.key !== undefined) continue;
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (spans.length >= MAX_VALUES) break;
  }
  return spans;
}

/** A text written so that it can stand where a value does, and the whole stays well-formed. */
export function encodeValue(value: string, syntax: Syntax): string {
  if (syntax === 'json') return JSON.stringify(value);
  if (syntax === 'csv') return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  if (syntax === 'ics') return value.replace(/\r\n?|\n/g, '\\n');
  return value
    .replace(/&(?![#\w]+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
