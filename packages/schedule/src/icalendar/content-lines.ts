import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';

/** A property of iCalendar as it is written: name, parameters and value on one line. */
export interface ContentLine {
  /** In capitals. */
  name: string;
  /** Unfolded, its value still escaped. */
  text: string;
  /** Where it begins, from 1. */
  line: number;
}

interface PhysicalLine {
  text: string;
  line: number;
}

const NAME = /^([a-z][a-z0-9-]*)[;:]/i;
/** Each name once in memory, not once a line; a calendar has few. */
const MAX_KEPT_NAMES = 200;
/** What people type into; sources that know nothing of folding break lines only there. */
const TEXT_NAMES = new Set(['COMMENT', 'DESCRIPTION', 'LOCATION', 'SUMMARY', 'X-ALT-DESC']);

/**
 * The content lines of a calendar, unfolded (RFC 5545, 3.1). Text that goes on without the blank that a
 * fold begins with, as FOSDEM writes it, belongs to the property before it; any other line that is none
 * is reported, and costs only itself.
 */
export function* readContentLines(source: string, log: ProblemLog): Generator<ContentLine> {
  const names = new Map<string, string>();
  let current: ContentLine | null = null;
  let blankLines = 0;
  let isMended = false;
  for (const { text, line } of readPhysicalLines(source)) {
    const name = findName(text, names);
    if (name !== null) {
      if (current !== null) yield current;
      current = { name, text, line };
      isMended = false;
    } else if (text === '') {
      blankLines++;
      continue;
    } else if (current !== null && /^[ \t]/.test(text)) {
      current.text += text.slice(1);
    } else if (current !== null && TEXT_NAMES.has(current.name)) {
      current.text += '\\n'.repeat(blankLines + 1) + text;
      const message = `Expected a blank at the beginning of a line that goes on with ${current.name}, but “${shorten(text, 40)}” came; it is taken to belong to it.`;
      if (!isMended) log.warn('line-unfolded', message, { line });
      isMended = true;
    } else {
      const message = `Expected NAME:value, but “${shorten(text, 40)}” came; the line is left out.`;
      log.error('line-unreadable', message, { line });
    }
    blankLines = 0;
  }
  if (current !== null) yield current;
}

/** Names may be in small letters, but text that goes on has many a `Note:` at the beginning of a line. */
function findName(text: string, known: Map<string, string>): string | null {
  const written = NAME.exec(text)?.[1];
  if (written === undefined) return null;
  const upper = written.toUpperCase();
  if (written !== upper && written !== written.toLowerCase() && !upper.startsWith('X-')) return null;
  const name = known.get(upper);
  if (name === undefined && known.size < MAX_KEPT_NAMES) known.set(upper, upper);
  return name ?? upper;
}

function* readPhysicalLines(source: string): Generator<PhysicalLine> {
  const text = source.includes('\n') ? source : source.replaceAll('\r', '\n');
  let line = 1;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed === -1 ? text.length : lineFeed;
    let end = next;
    while (end > start && text[end - 1] === '\r') end--;
    yield { text: text.slice(start, end), line };
    start = next + 1;
    line++;
  }
}
