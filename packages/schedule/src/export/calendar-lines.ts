import { normaliseLineEnds } from '../text/line-ends.ts';

/** Octets of a line of iCalendar without its end (RFC 5545, 3.1). */
const MAX_OCTETS = 75;

/** Lines of a calendar as they are sent: folded, never inside a character, and ended as the format wants it. */
export function writeCalendarLines(lines: readonly string[]): string {
  return lines.map(line => `${foldLine(line)}\r\n`).join('');
}

function foldLine(line: string): string {
  // Three octets at most for a unit of UTF-16: most lines need no counting.
  if (line.length * 3 <= MAX_OCTETS) return line;
  const parts: string[] = [];
  let start = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at++) {
    const size = countOctets(line.charCodeAt(at));
    if (octets + size > MAX_OCTETS) {
      parts.push(line.slice(start, at));
      start = at;
      // The blank before what goes on.
      octets = 1;
    }
    octets += size;
  }
  parts.push(line.slice(start));
  return parts.join('\r\n ');
}

/** Of a unit of UTF-16. The first half of a pair counts for both, so that nothing comes between them. */
function countOctets(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit >= 0xd800 && unit < 0xdc00) return 4;
  return unit >= 0xdc00 && unit < 0xe000 ? 0 : 3;
}

/** A text as the value of a property: line ends and separators escaped, what no calendar may hold left out. */
export function escapeCalendarText(text: string): string {
  return keepCalendarCharacters(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A text as the value of a parameter, in quotes, with those in it as RFC 6868 writes them. */
export function quoteParameter(text: string): string {
  const escaped = keepCalendarCharacters(text)
    .replaceAll('^', '^^')
    .replaceAll('\n', '^n')
    .replaceAll('"', "^'");
  return `"${escaped}"`;
}

/** Without control characters but line ends and tabs, and without halves of pairs, which UTF-8 does not have. */
export function keepCalendarCharacters(text: string): string {
  return normaliseLineEnds(text.toWellFormed()).replace(/[^\P{Cc}\n\t]/gu, '');
}
