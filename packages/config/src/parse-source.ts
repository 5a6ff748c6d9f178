import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigProblem } from './errors.ts';
import type { LocatedObject, LocatedValue } from './located-value.ts';
import { ROOM_KEY_ALIASES } from './room-keys.ts';

export interface ConfigSource {
  /** Absolute path. */
  file: string;
  text: string;
}

export interface ParsedSource {
  /** Null: not JSON, there is no telling what was meant. */
  root: LocatedObject | null;
  problems: ConfigProblem[];
}

interface Reader {
  file: string;
  lineOf: (node: Node) => number;
  problems: ConfigProblem[];
}

/** Reads JSON with comments and trailing commas; drops terminators (`""` as a key or in a list). */
export function parseSource({ file, text }: ConfigSource): ParsedSource {
  const lineAt = createLineLookup(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return { root: null, problems: describeSyntaxErrors({ file, errors, lineAt }) };
  if (tree?.type !== 'object') {
    const problem = {
      file,
      line: 1,
      room: null,
      key: null,
      message: 'expected an object: { "config": {…}, … }',
    };
    return { root: null, problems: [problem] };
  }
  const reader: Reader = { file, lineOf: node => lineAt(node.offset), problems: [] };
  return { root: readObject(tree, [], reader), problems: reader.problems };
}

function readValue(node: Node, path: string[], reader: Reader): LocatedValue {
  if (node.type === 'object') return readObject(node, path, reader);
  const place = { file: reader.file, line: reader.lineOf(node), block: path[0] ?? '' };
  if (node.type !== 'array') return { ...place, kind: 'scalar', value: node.value };
  const items = (node.children ?? [])
    .map(child => readValue(child, path, reader))
    .filter(item => !(item.kind === 'scalar' && item.value === ''));
  return { ...place, kind: 'list', items };
}

function readObject(node: Node, path: string[], reader: Reader): LocatedObject {
  const entries = new Map<string, LocatedValue>();
  const written = new Map<string, { as: string; line: number }>();
  for (const { children: [keyNode, valueNode] = [] } of node.children ?? []) {
    if (keyNode === undefined || valueNode === undefined || keyNode.value === '') continue;
    const as = String(keyNode.value);
    const key = path.length === 1 && path[0] !== 'config' ? (ROOM_KEY_ALIASES[as] ?? as) : as;
    const line = reader.lineOf(keyNode);
    const before = written.get(key);
    if (before !== undefined)
      reader.problems.push(describeDuplicate({ path: [...path, as], line, before, reader }));
    written.set(key, { as, line });
    entries.set(key, { ...readValue(valueNode, [...path, key], reader), line });
  }
  return { file: reader.file, line: reader.lineOf(node), block: path[0] ?? '', kind: 'object', entries };
}

function describeDuplicate(options: {
  path: string[];
  line: number;
  before: { as: string; line: number };
  reader: Reader;
}): ConfigProblem {
  const { path, line, before, reader } = options;
  const [block = '', key = null] = path;
  const inRoom = block !== 'config';
  const same = before.as === path.at(-1) ? 'already stands' : `is the same key as "${before.as}"`;
  return {
    file: reader.file,
    line,
    room: inRoom ? block : null,
    key: inRoom ? key : (key ?? block),
    message: `${same} on line ${before.line}, expected it once; remove one of the two`,
  };
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is no value, expected text in "quotes", a number, true, false or null',
  InvalidNumberFormat: 'a number that cannot be read',
  PropertyNameExpected: 'expected a key in "double quotes"',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" between key and value',
  CommaExpected: 'expected "," after the entry before this',
  CloseBraceExpected: 'expected "}", an object is not closed',
  CloseBracketExpected: 'expected "]", a list is not closed',
  EndOfFileExpected: 'expected the end of the file',
  UnexpectedEndOfComment: 'expected "*/", a comment is not closed',
  UnexpectedEndOfString: 'expected a closing double quote on this line',
  InvalidUnicode: 'expected four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'a backslash before a character that needs none; write \\\\ for a backslash',
  InvalidCharacter: 'a control character in a text; write \\t for a tab',
};

/** One a line: what follows the first is mostly its consequence. */
function describeSyntaxErrors(options: {
  file: string;
  errors: ParseError[];
  lineAt: (offset: number) => number;
}): ConfigProblem[] {
  const byLine = new Map<number, ConfigProblem>();
  for (const { error, offset } of options.errors) {
    const line = options.lineAt(offset);
    const code = printParseErrorCode(error);
    const message = `not JSON here: ${SYNTAX[code] ?? code}`;
    if (!byLine.has(line)) byLine.set(line, { file: options.file, line, room: null, key: null, message });
  }
  return [...byLine.values()];
}

function createLineLookup(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\r\n|\r|\n/g)].map(match => match.index + match[0].length);
  return offset => {
    const after = starts.findIndex(start => start > offset);
    return (after === -1 ? starts.length : after) + 1;
  };
}
