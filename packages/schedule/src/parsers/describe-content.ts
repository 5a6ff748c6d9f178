import { parseJson } from '../json/parse-json.ts';
import { shorten } from '../text/shorten.ts';
import { findRootName } from '../xml/find-root-name.ts';
import { readProlog } from '../xml/read-prolog.ts';

const PEEK_LENGTH = 20_000;
const MAX_PARSED_LENGTH = 100_000;

/** As `eventfeed2internal --to internal` writes it: rooms by name, each with rows, of which the first is generated. */
const INTERNAL = /"rows"\s*:\s*\[\s*\{\s*"type"\s*:\s*"(?:generated|session)"/;

/** Whether a text is the internal schedule, which is written for programs and not read again. */
export function isInternalSchedule(source: string): boolean {
  return /^\uFEFF?\s*\{/.test(source) && INTERNAL.test(source.slice(0, MAX_PARSED_LENGTH));
}

/** Says in a few words what a text is, for a message to somebody who expected a programme. */
export function describeContent(source: string): string {
  const start = source.slice(0, PEEK_LENGTH).trimStart();
  if (start === '') return 'nothing';
  if (start.includes('\u0000')) return 'binary data';
  if (start.includes('\u001b['))
    return 'text coloured for a terminal, as pretalx answers where it sees no browser';
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'an iCalendar file';
  if (start.startsWith('<')) return describeMarkup(source);
  if (isInternalSchedule(source)) {
    return 'the internal schedule, which is not read again (what --to xml, json or ics writes is),';
  }
  if (/^[[{]/.test(start)) return describeJson(source);
  return `text that begins with “${shorten(start)}”`;
}

function describeMarkup(source: string): string {
  const { doctype } = readProlog(source);
  const root = findRootName(source);
  if (root?.toLowerCase() === 'html' || /^<!doctype\s+html/i.test(doctype?.text ?? '')) {
    const title = /<title[^>]*>([^<]{1,400})/i.exec(source.slice(0, PEEK_LENGTH))?.[1]?.trim();
    return title === undefined || title === '' ? 'an HTML page' : `an HTML page titled “${shorten(title)}”`;
  }
  if (root === null) return `text that begins with “${shorten(source.trimStart())}”`;
  if (root === 'schedule') {
    return /<event[\s>]/.test(source)
      ? 'a schedule.xml such as frab, pretalx and others write'
      : 'a <schedule> without any <event>';
  }
  const bomb = doctype?.text.includes('<!ENTITY') ? ' and whose document type declares entities' : '';
  return `an XML document whose root is <${shorten(root)}>${bomb}`;
}

/** By the code of what is wrong with it. */
const IN_WORDS: Readonly<Record<string, string>> = {
  'json-too-deep': 'JSON of lists or objects that lie deeper in each other than any programme',
  'json-too-empty': 'JSON of nothing but lists and objects',
};

function describeJson(source: string): string {
  // Whoever asks has often parsed it already: to have it in memory twice is too dear for a few words.
  if (source.length > MAX_PARSED_LENGTH) return `JSON that begins with “${shorten(source.trimStart())}”`;
  const parsed = parseJson(source);
  if ('problem' in parsed) {
    return IN_WORDS[parsed.problem.code] ?? 'JSON that breaks off or is not well-formed';
  }
  const { value } = parsed;
  if (!Array.isArray(value)) return `a JSON object ${describeKeys(value)}`;
  const first: unknown = value[0];
  if (typeof first !== 'object' || first === null) return 'a JSON list without objects';
  return `a JSON list of objects ${describeKeys(first)}`;
}

function describeKeys(value: unknown): string {
  const keys = Object.keys(value ?? {});
  if (keys.length === 0) return 'without keys';
  return `with the keys ${shorten(keys.slice(0, 8).join(', '))}`;
}
