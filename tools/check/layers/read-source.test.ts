import { expect, test } from 'vitest';
import { readSource } from './read-source.ts';

const specifiersOf = (text: string) => readSource('a.tsx', text).imports.map(({ specifier }) => specifier);

test.each([
  ["import a from 'x';", ['x']],
  ["import type { A } from 'x';", ['x']],
  ["import 'x';", ['x']],
  ["export { a } from 'x';", ['x']],
  ["export * from 'x';", ['x']],
  ["export type { A } from 'x';", ['x']],
  ["const a = await import('x');", ['x']],
  ["type A = import('x').A;", ['x']],
  ['const a = import(name);', []],
  ["// import a from 'x';\nconst text = \"import a from 'x'\";", []],
  ['const a: number = <T,>(b: T) => <p>{b}</p>;', []],
  ['export const a = 1;', []],
])('%s imports %j', (text, specifiers) => {
  expect(specifiersOf(text)).toEqual(specifiers);
});

test.each([
  ['const a = Date.now();', 'Date.now'],
  ['const now = Date.now;', 'Date.now'],
  ['const a = new Date();', 'new Date()'],
  ['const a = Date();', 'Date()'],
  ['const a = Math.random();', 'Math.random'],
])('%s asks the clock or chance', (text, what) => {
  expect(readSource('a.ts', `\n${text}`).impurities).toEqual([{ what, line: 2 }]);
});

test.each([
  'new Date(0);',
  'Date.parse(a);',
  'Date.UTC(2026);',
  'Math.max(1, 2);',
  '// Date.now()',
  '"new Date()";',
])('%s does not', text => {
  expect(readSource('a.ts', text).impurities).toEqual([]);
});

test('the line is that of the name', () => {
  expect(readSource('a.ts', "import {\n  a,\n} from 'x';\n").imports).toEqual([{ specifier: 'x', line: 3 }]);
});

test('what cannot be parsed is said, not skipped', () => {
  expect(() => readSource('packages/room/a.ts', 'const = 1;')).toThrow('packages/room/a.ts: ');
});
