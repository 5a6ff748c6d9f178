import { expect, test } from 'vitest';
import { formatLine, isRemarkable } from './format-line.ts';

const log = (fields: object) => JSON.stringify({ level: 30, time: 0, msg: 'tracker listens', ...fields });

test.each([
  [log({}), 'tracker listens'],
  [log({ level: 40, msg: 'slow disk' }), 'warning: slow disk'],
  [log({ level: 50, msg: 'config refused', err: { message: 'line 3' } }), 'error: config refused (line 3)'],
  [log({ level: 60, msg: 'port 1 in use', err: { message: 'port 1 in use' } }), 'error: port 1 in use'],
  [
    log({ level: 40, msg: 'endpoint lost', room: 'main', endpoint: '192.0.2.7', pid: 7 }),
    'warning: endpoint lost (room main, endpoint 192.0.2.7)',
  ],
  [
    log({ level: 40, msg: 'report refused', room: 'a\u001b[2J', address: '192.0.2.9', reason: 'no secret' }),
    'warning: report refused (room a\ufffd[2J, address 192.0.2.9: no secret)',
  ],
  [
    log({ level: 40, msg: 'programme cannot be had', programme: 'x.xml', code: 'C', reason: 'It is gone.' }),
    'warning: programme cannot be had (programme x.xml: It is gone.)',
  ],
  [
    log({ level: 40, msg: 'rooms differ', programme: 'x.xml', count: 5, problems: ['A.', 'B.', 'C.', 'D.'] }),
    'warning: rooms differ (programme x.xml: A. B. C. … and 2 more)',
  ],
  [
    log({ level: 50, msg: 'request failed', reqId: 'r-7', path: '/hall', err: { message: 'a fault' } }),
    'error: request failed (path /hall, request r-7: a fault)',
  ],
  [
    log({ level: 40, msg: 'programme cannot be had', programme: 'http://x', reason: 'http://x: 404' }),
    'warning: programme cannot be had (http://x: 404)',
  ],
  [log({ msg: 'tracker shall listen', room: 'hall' }), 'tracker shall listen (room hall)'],
  [log({ msg: 'room hall is known', room: 'hall' }), 'room hall is known'],
  [log({ room: 7, programme: null, path: '' }), 'tracker listens'],
  [log({ msg: 'kept', file: 'x'.repeat(300) }), `kept (file ${'x'.repeat(200)}…)`],
  ['plain text', 'plain text'],
  ['{ "broken', '{ "broken'],
  ['{"level":"info","msg":"of another kind"}', '{"level":"info","msg":"of another kind"}'],
  ['{"msg":1,"level":50}', '{"msg":1,"level":50}'],
])('%s reads as %j', (line, text) => {
  expect(formatLine(line)).toBe(text);
});

test.each([
  ['the end of a line', 'x\nportal: error: disk full', 'x portal: error: disk full'],
  ['a line of others', 'x\r\n\u2028portal: error', 'x portal: error'],
  ['what fills a line', `x${' '.repeat(150)}portal: error`, 'x portal: error'],
  ['what moves the cursor', 'x\u001b[2J\u009b1A\b\u007f', 'x\ufffd[2J\ufffd1A\ufffd\ufffd'],
  ['what turns the order', '\u202ex\u2066\u2069\u200f\u061c', '\ufffdx\ufffd\ufffd\ufffd\ufffd'],
  ['letters of any script', 'می\u200cخواهم 👩\u200d💻 ﷽', 'می\u200cخواهم 👩\u200d💻 ﷽'],
])('%s does no more in a value than stand there', (_what, sent, shown) => {
  expect(formatLine(log({ room: sent }))).toBe(`tracker listens (room ${shown})`);
  expect(formatLine(log({ reason: sent }))).toBe(`tracker listens (${shown})`);
  expect(formatLine(log({ err: { message: sent } }))).toBe(`tracker listens (${shown})`);
  expect(formatLine(log({ problems: [sent, 'B.'] }))).toBe(`tracker listens (${shown} B.)`);
  expect(formatLine(log({ msg: sent }))).toBe(shown);
});

test('a line that is none of a log is shown without what moves the cursor or turns the order', () => {
  expect(formatLine('    at \u001b[31mrun\u001b[0m (x.ts:1)')).toBe('    at run (x.ts:1)');
  expect(formatLine('\tat \u001b x\u001b\u001b[0m[2J\r\u202e\u2028')).toBe(
    '\tat \ufffd x\ufffd[2J\ufffd\ufffd\ufffd',
  );
});

test('of what is long the beginning is shown', () => {
  const long = 'x'.repeat(5000);
  const shown = `${'x'.repeat(1000)}…`;
  expect(formatLine(long)).toBe(shown);
  expect(formatLine(log({ msg: long }))).toBe(shown);
  for (const fields of [{ reason: long }, { err: { message: long } }, { problems: [long, long] }]) {
    expect(formatLine(log(fields))).toBe(`tracker listens (${shown})`);
  }
  expect(formatLine(log({ problems: [long, 'B.', 'C.', 'D.'] }))).toBe(
    `tracker listens (${shown} … and 1 more)`,
  );
});

test('warnings are shown at once, and so is what is on stderr without being a log line', () => {
  expect(isRemarkable(log({ level: 40 }), 'stdout')).toBe(true);
  expect(isRemarkable(log({ level: 30 }), 'stderr')).toBe(false);
  expect(isRemarkable('Registered hall', 'stdout')).toBe(false);
  expect(isRemarkable('Error: cannot', 'stderr')).toBe(true);
  expect(isRemarkable('  ', 'stderr')).toBe(false);
});
