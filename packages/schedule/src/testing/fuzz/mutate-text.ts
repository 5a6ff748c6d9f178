import { encodeValue, findValues, type Syntax } from './find-values.ts';
import { mutateJson } from './mutate-json.ts';
import { makeLongText, pickLength, pickOddCharacters, pickOddText } from './odd-values.ts';
import type { Random } from './random.ts';

export interface MutationContext {
  random: Random;
  syntax: Syntax;
  /** Another text, of this format or of another, to take pieces from. */
  donor: string;
}

type Mutation = (text: string, context: MutationContext) => string;

const MAX_MUTATIONS = 4;
const MAX_GROWTH = 1_000_000;

/** A text with a few things wrong in it, the same for the same random numbers. */
export function mutateText(text: string, context: MutationContext): string {
  const { random, syntax } = context;
  // What is not well-formed JSON is not read at all, so most of it has to stay so.
  const mutations = syntax === 'json' && random.chance(0.85) ? WELL_FORMED : ALL;
  let mutated = text;
  for (let left = 1 + random.nat(MAX_MUTATIONS - 1); left > 0; left--) {
    const next = random.pick(mutations)(mutated, context);
    if (next.length <= text.length + MAX_GROWTH) mutated = next;
  }
  return mutated;
}

const replaceValue: Mutation = (text, { random, syntax }) => {
  const values = findValues(text, syntax);
  if (values.length === 0) return text;
  const { start, end } = random.pick(values);
  return text.slice(0, start) + encodeValue(pickOddText(random), syntax) + text.slice(end);
};

/** A date where a room should be, a speaker where a number should. */
const swapValues: Mutation = (text, { random, syntax }) => {
  const values = findValues(text, syntax);
  if (values.length === 0) return text;
  const [first, second] = [random.pick(values), random.pick(values)].sort((a, b) => a.start - b.start);
  if (first === undefined || second === undefined || first.end > second.start) return text;
  const [one, other] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
  return (
    text.slice(0, first.start) + other + text.slice(first.end, second.start) + one + text.slice(second.end)
  );
};

/** The value with something in it, not instead of it. */
const spoilValue: Mutation = (text, { random, syntax }) => {
  const values = findValues(text, syntax).filter(({ start, end }) => end > start + 1);
  if (values.length === 0) return text;
  const { start, end } = random.pick(values);
  const at = start + 1 + random.nat(end - start - 2);
  const piece = random.chance(0.6) ? pickOddCharacters(random) : makeLongText(random);
  const inside = syntax === 'json' ? JSON.stringify(piece).slice(1, -1) : encodeValue(piece, syntax);
  return text.slice(0, at) + inside + text.slice(at);
};

const flipBits: Mutation = (text, { random }) => {
  const bytes = new TextEncoder().encode(text);
  for (let left = 1 + random.nat(7); left > 0 && bytes.length > 0; left--) {
    const at = random.nat(bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.nat(7));
  }
  return new TextDecoder().decode(bytes);
};

const truncate: Mutation = (text, { random }) =>
  random.chance(0.5) ? text.slice(0, random.nat(text.length)) : text.slice(random.nat(text.length));

const removeSpan: Mutation = (text, { random }) => {
  const [start, end] = pickSpan(text, random);
  return text.slice(0, start) + text.slice(end);
};

const repeatSpan: Mutation = (text, { random }) => {
  const [start, end] = pickSpan(text, random);
  const span = text.slice(start, end);
  const count = Math.min(pickLength(random), Math.floor(100_000 / Math.max(1, span.length)));
  return text.slice(0, end) + span.repeat(count) + text.slice(end);
};

const splice: Mutation = (text, { random, donor }) => {
  const [start, end] = pickSpan(text, random);
  const [from, to] = pickSpan(donor, random);
  return text.slice(0, start) + donor.slice(from, to) + text.slice(end);
};

const OPENINGS: Record<Syntax, readonly (readonly [string, string])[]> = {
  json: [
    ['[', ']'],
    ['{"a":', '}'],
  ],
  xml: [
    ['<a>', '</a>'],
    ['<event id="1">', '</event>'],
    ['<room name="a">', '</room>'],
    ['<day date="2026-11-20">', '</day>'],
    ['<!--', '-->'],
  ],
  ics: [
    ['\r\nBEGIN:VEVENT\r\n', '\r\nEND:VEVENT\r\n'],
    ['\r\nBEGIN:VCALENDAR\r\n', '\r\nEND:VCALENDAR\r\n'],
    ['\r\nBEGIN:X\r\n', '\r\nEND:X\r\n'],
  ],
  csv: [
    ['"', '"'],
    [',', ','],
  ],
};

/** Around a value, or the whole; not always closed. */
const nest: Mutation = (text, { random, syntax }) => {
  const [opening, closing] = random.pick(OPENINGS[syntax]);
  const depth = pickLength(random);
  const values = findValues(text, syntax);
  const isWhole = values.length === 0 || random.chance(0.3);
  const { start, end } = isWhole ? { start: 0, end: text.length } : random.pick(values);
  const close = random.chance(0.8) ? closing.repeat(depth) : '';
  const inside = syntax === 'json' && !isWhole && random.chance(0.5) ? '1' : text.slice(start, end);
  return text.slice(0, start) + opening.repeat(depth) + inside + close + text.slice(end);
};

const insertCharacters: Mutation = (text, { random }) => insertAt(text, pickOddCharacters(random), random);
const insertText: Mutation = (text, { random }) => insertAt(text, pickOddText(random), random);
const insertLongText: Mutation = (text, { random }) => insertAt(text, makeLongText(random), random);

/** Ten times ten times ten…, were it ever expanded. */
const addEntityBomb: Mutation = (text, { random }) => {
  const names = [...'abcdefghij'];
  const entities = names.map((name, index) => {
    const before = names[index - 1];
    return `<!ENTITY ${name} "${before === undefined ? 'boom' : `&${before};`.repeat(10)}">`;
  });
  const root = /<([A-Za-z][\w:-]*)/.exec(text);
  const doctype = `<!DOCTYPE ${root?.[1] ?? 'a'} [${entities.join('\n')}]>`;
  const at = root?.index ?? 0;
  return insertAt(text.slice(0, at) + doctype + text.slice(at), '&j;'.repeat(1 + random.nat(50)), random);
};

const changeLines: Mutation = (text, { random }) => {
  const lines = text.split(/\r\n?|\n/);
  const [one, other] = [random.nat(lines.length - 1), random.nat(lines.length - 1)];
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  return lines.join(random.pick(['\n', '\r\n', '\r', '\n ', '\r\n\r\n', '']));
};

const changeTree: Mutation = (text, { random, donor }) => mutateJson(text, donor, random);

const WELL_FORMED: readonly Mutation[] = [changeTree, changeTree, replaceValue, swapValues, spoilValue, nest];

const ALL: readonly Mutation[] = [
  ...[replaceValue, replaceValue, replaceValue, swapValues, swapValues, spoilValue, spoilValue],
  ...[flipBits, truncate, removeSpan, repeatSpan, splice, nest, insertCharacters, insertText, insertLongText],
  ...[addEntityBomb, changeLines, changeTree],
];

function insertAt(text: string, piece: string, random: Random): string {
  const at = random.nat(text.length);
  return text.slice(0, at) + piece + text.slice(at);
}

/** Mostly short, so that something is left around it. */
function pickSpan(text: string, random: Random): [start: number, end: number] {
  const start = random.nat(text.length);
  const length = random.chance(0.8) ? random.nat(200) : random.nat(text.length - start);
  return [start, start + length];
}
