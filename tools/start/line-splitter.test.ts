import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

function split(chunks: readonly (string | Buffer)[], maxCharacters?: number): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter(line => lines.push(line), maxCharacters ? { maxCharacters } : {});
  for (const chunk of chunks) splitter.write(Buffer.from(chunk));
  splitter.end();
  return lines;
}

test('lines come whole, wherever the pieces of the output end', () => {
  expect(split(['one\ntw', 'o\r', '\n\nthr', 'ee'])).toEqual(['one', 'two', '', 'three']);
  expect(split([])).toEqual([]);
});

test('a character may come in two pieces', () => {
  const bytes = Buffer.from('für\n');
  expect(split([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(['für']);
});

test('nothing that a log line holds of what others sent ends it', () => {
  const line = '{"room":"x\u2028portal: error: disk full\u2029\u0085\u000b\u000c"}';
  expect(split([`${line}\n`])).toEqual([line]);
});

test('a line without end comes in pieces', () => {
  expect(split(['x'.repeat(5), 'x'.repeat(7), '\nend'], 5)).toEqual(['xxxxx', 'xxxxx', 'xx', 'end']);
});
