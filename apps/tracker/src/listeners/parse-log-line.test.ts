import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogLine } from './log-line.ts';
import { MAX_LINE_LENGTH, parseLogLine } from './parse-log-line.ts';

const expected: LogLine = {
  address: '192.0.2.7',
  at: Date.UTC(2026, 10, 20, 9),
  path: '/hall/seg-1.ts',
  status: 200,
  bytes: 2326,
  agent: 'VLC/3.0.18 LibVLC/3.0.18',
};

describe('a line of a log', () => {
  test.each<[string, string, Partial<LogLine>]>([
    [
      'as Apache and nginx write it',
      '192.0.2.7 - frank [20/Nov/2026:10:00:00 +0100] "GET /hall/seg-1.ts?token=1 HTTP/1.1" 200 2326 "https://live.example/" "VLC/3.0.18 LibVLC/3.0.18"',
      {},
    ],
    [
      'without referer and agent',
      '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200 2326',
      { agent: '' },
    ],
    [
      'with the name of a host before it',
      'edge.example.org:443 192.0.2.7 - - [20/Nov/2026:04:00:00 -0500] "GET /hall/seg-1.ts HTTP/2.0" 200 2326 "-" "VLC/3.0.18 LibVLC/3.0.18"',
      {},
    ],
    [
      'with more behind it, as Icecast writes it',
      '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200 2326 "-" "VLC/3.0.18 LibVLC/3.0.18" 61',
      {},
    ],
    [
      'of IPv6, of nobody, of nothing',
      '2001:db8::7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 304 - "-" "-"',
      { address: '2001:db8::7', status: 304, bytes: 0, agent: '' },
    ],
    [
      'with quotes in it',
      '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200 2326 "a\\"b" "x \\"y\\" [z]"',
      { agent: 'x \\"y\\" [z]' },
    ],
    [
      'of a name with blanks',
      '192.0.2.7 - a b c [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200 2326 "-" "-"',
      { agent: '' },
    ],
    [
      'of what is no request',
      '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"',
      { path: '', status: 400, bytes: 157, agent: '' },
    ],
    [
      'of a proxy',
      '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET http://edge.example/hall/seg-1.ts HTTP/1.1" 200 2326 "-" "-"',
      { agent: '' },
    ],
    [
      'as JSON, with the variables of nginx',
      '{"remote_addr":"192.0.2.7","time_iso8601":"2026-11-20T10:00:00+01:00","request":"GET /hall/seg-1.ts HTTP/1.1","status":"200","body_bytes_sent":"2326","http_user_agent":"VLC/3.0.18 LibVLC/3.0.18"}',
      {},
    ],
    [
      'as JSON, with numbers and other names',
      '{"@timestamp":"2026-11-20T09:00:00.250Z","clientip":"192.0.2.7","url":"/hall/seg-1.ts?a","response":200,"bytes":2326,"agent":"x","host":"edge"}',
      { at: expected.at + 250, agent: 'x' },
    ],
    [
      'as JSON, with the time in seconds',
      '{"msec":"1795165200.125","remote_addr":"192.0.2.7","request_uri":"/hall/seg-1.ts","status":206}',
      { at: expected.at + 125, status: 206, bytes: 0, agent: '' },
    ],
  ])('%s', (_, line, difference) => {
    expect(parseLogLine(line)).toEqual({ ...expected, ...difference });
  });

  test.each([
    '',
    'nonsense',
    '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200 2326 "-" "VLC',
    '192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /hall/seg-1.ts HTTP/1.1" 200',
    '192.0.2.7 - - [20/Foo/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "-"',
    '192.0.2.7 - - [yesterday, around the noon] "GET / HTTP/1.1" 200 1 "-" "-"',
    '{"remote_addr":"192.0.2.7"',
    '{"remote_addr":"192.0.2.7","time":"2026-11-20T09:00:00Z"}',
    '{"remote_addr":"192.0.2.7","time":"2026-11-20 09:00","status":200}',
    '{"remote_addr":["192.0.2.7"],"time":"2026-11-20T09:00:00Z","status":200}',
    '{"remote_addr":"192.0.2.7","time":"2026-11-20T09:00:00Z","status":200,"bytes":-1}',
    '{"remote_addr":"192.0.2.7","time":"2026-11-20T09:00:00Z","status":"2e2"}',
    `192.0.2.7 - - [20/Nov/2026:09:00:00 +0000] "GET /${'x'.repeat(MAX_LINE_LENGTH)} HTTP/1.1" 200 1 "-" "-"`,
  ])('is none: %s', line => {
    expect(parseLogLine(line)).toBeUndefined();
  });
});

test('no line throws, or takes long', () => {
  const pieces = fc.constantFrom(
    ' ',
    '"',
    '\\',
    '[',
    ']',
    '-',
    ' - ',
    '"GET ',
    '20/Nov/2026:09:00:00 +0000',
    '200',
    '{',
  );
  const line = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 400 });
  fc.assert(
    fc.property(line, parts => {
      const startedAt = performance.now();
      parseLogLine(parts.join('').slice(0, MAX_LINE_LENGTH));
      parseLogLine(' '.repeat(parts.length * 20) + parts.join(''));
      return performance.now() - startedAt < 1000;
    }),
    { numRuns: 500, seed: 1 },
  );
});
