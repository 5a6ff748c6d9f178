import { stripVTControlCharacters } from 'node:util';
import type { LineSource } from './program.ts';

const WARN = 40;
const ERROR = 50;

/** What a line is about, as it is called on the terminal; in the order in which it stands there. */
const SUBJECTS = [
  ['room', 'room'],
  ['endpoint', 'endpoint'],
  ['address', 'address'],
  ['programme', 'programme'],
  ['file', 'file'],
  ['path', 'path'],
  ['reqId', 'request'],
] as const;
const MAX_SUBJECT_CHARACTERS = 200;
/** Of what happened, of why, and of a line that is none of a log; the log has all. */
const MAX_TEXT_CHARACTERS = 1000;
/** Of a list of problems; the log has all. */
const MAX_PROBLEMS = 3;

interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/**
 * A line of a program's output as a person reads it: of a log line what it says, of what, and why; else the line.
 * Always one line, of a bounded length, whatever others have sent that stands in it.
 */
export function formatLine(line: string): string {
  const entry = findLogLine(line);
  if (entry === undefined) return disarm(cut(stripVTControlCharacters(line), MAX_TEXT_CHARACTERS));
  const name = entry.level >= ERROR ? 'error: ' : entry.level >= WARN ? 'warning: ' : '';
  const reason = describeReason(entry);
  const facts = [describeSubjects(entry, `${entry.msg} ${reason}`), reason]
    .filter(text => text !== '')
    .join(': ');
  return `${name}${quote(entry.msg, MAX_TEXT_CHARACTERS)}${facts === '' ? '' : ` (${facts})`}`;
}

/** But for what the line says in words already. */
function describeSubjects(entry: LogLine, said: string): string {
  const words = new Set(said.split(/\s+/).map(word => word.replace(/^[“"(]+|[”"),.:;]+$/g, '')));
  const named = SUBJECTS.flatMap(([field, label]) => {
    const value = entry[field];
    if (typeof value !== 'string' || value === '' || words.has(value)) return [];
    return [`${label} ${quote(value, MAX_SUBJECT_CHARACTERS)}`];
  });
  return named.join(', ');
}

function describeReason(entry: LogLine): string {
  const { err, reason, problems } = entry;
  const message = typeof err === 'object' && err !== null && 'message' in err ? err.message : undefined;
  const texts = [message, reason, ...(Array.isArray(problems) ? problems : [])]
    .filter(text => typeof text === 'string')
    .filter(text => text !== '' && !entry.msg.includes(text));
  const more = Math.max(texts.length, countOf(entry)) - MAX_PROBLEMS;
  const told = quote(texts.slice(0, MAX_PROBLEMS).join(' '), MAX_TEXT_CHARACTERS);
  return more > 0 ? `${told} … and ${more} more` : told;
}

/** Of problems that are not all in the line. */
function countOf({ count, problems }: LogLine): number {
  return typeof count === 'number' && Array.isArray(problems) ? count : 0;
}

/** A value in a line: what would end that, or leave it blank to its end, is one space. */
function quote(text: string, maxCharacters: number): string {
  return disarm(cut(text.replace(/\s+/g, ' ').trim(), maxCharacters));
}

function cut(text: string, maxCharacters: number): string {
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
}

/** What others have sent must neither move the cursor of whoever reads it, nor turn the order of what they read. */
function disarm(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\u{fffd}');
}

/** Whether a person should see the line at once: warnings, errors, and whatever else is on stderr. */
export function isRemarkable(line: string, source: LineSource): boolean {
  const entry = findLogLine(line);
  return entry === undefined ? source === 'stderr' && line.trim() !== '' : entry.level >= WARN;
}

function findLogLine(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    return isLogLine(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isLogLine(entry: unknown): entry is LogLine {
  if (typeof entry !== 'object' || entry === null) return false;
  return (
    'level' in entry && typeof entry.level === 'number' && 'msg' in entry && typeof entry.msg === 'string'
  );
}
