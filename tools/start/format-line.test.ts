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

test('warnings are shown at once, and so is what is on stderr without being a log line', () => {
  expect(isRemarkable(log({ level: 40 }), 'stdout')).toBe(true);
  expect(isRemarkable(log({ level: 30 }), 'stderr')).toBe(false);
  expect(isRemarkable('Registered hall', 'stdout')).toBe(false);
  expect(isRemarkable('Error: cannot', 'stderr')).toBe(true);
  expect(isRemarkable('  ', 'stderr')).toBe(false);
});
