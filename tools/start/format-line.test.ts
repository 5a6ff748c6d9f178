import { expect, test } from 'vitest';
import { formatLine, isRemarkable } from './format-line.ts';

const log = (fields: object) => JSON.stringify({ level: 30, time: 0, msg: 'tracker listens', ...fields });

test.each([
  [log({}), 'tracker listens'],
  [log({ level: 40, msg: 'slow disk' }), 'warning: slow disk'],
  [log({ level: 50, msg: 'config refused', err: { message: 'line 3' } }), 'error: config refused (line 3)'],
  [log({ level: 60, msg: 'port 1 in use', err: { message: 'port 1 in use' } }), 'error: port 1 in use'],
  ['plain text', 'plain text'],
  ['{ "broken', '{ "broken'],
  ['{"level":"info","msg":"of another kind"}', '{"level":"info","msg":"of another kind"}'],
  ['{"msg":1,"level":50}', '{"msg":1,"level":50}'],
])('%s reads as %j', (line, text) => {
  expect(formatLine(line)).toBe(text);
});

test('warnings are shown at once, and so is what is on stderr without being a log line', () => {
  expect(isRemarkable(log({ level: 40 }), 'stdout')).toBe(true);
  expect(isRemarkable(log({ level: 30 }), 'stderr')).toBe(false);
  expect(isRemarkable('Registered hall', 'stdout')).toBe(false);
  expect(isRemarkable('Error: cannot', 'stderr')).toBe(true);
  expect(isRemarkable('  ', 'stderr')).toBe(false);
});
