import { describe, expect, test } from 'vitest';
import { ReplyChecker } from './check-reply.ts';
import { listOperations, readTrackerDocument } from './openapi-document.ts';

const document = readTrackerDocument();
const checker = new ReplyChecker(document, listOperations(document), ['/tmp/foyer-fuzz-1']);
const error = { code: 'ROOM_UNKNOWN', message: 'No room is called "hall9".', requestId: '1-1' };

interface Said {
  target?: string;
  method?: string;
  status?: number;
  type?: string;
  body?: unknown;
}

function check({ target = '/healthz', method = 'GET', status = 200, type = 'application/json', body }: Said) {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { status: 'ok' });
  const headers = new Map([['content-type', `${type}; charset=utf-8`]]);
  return checker.check(
    { number: 1, kind: 'valid', method, target, bytes: Buffer.alloc(0), isEndless: false },
    { status, headers, body: Buffer.from(text), keepsOpen: true },
  );
}

test.each<[string, Said]>([
  ['the document describes', {}],
  ['says why not', { target: '/tracker/api/v1/rooms/hall9/stream', status: 404, body: error }],
  [
    'says that nothing is served',
    { target: '/nowhere', status: 404, body: { ...error, code: 'ROUTE_UNKNOWN' } },
  ],
  ['says so of a method', { method: 'PATCH', status: 404, body: { ...error, code: 'ROUTE_UNKNOWN' } }],
  [
    'is a line of text',
    { target: '/tracker/endpoint/register', method: 'POST', type: 'text/plain', body: 'OK\n' },
  ],
])('a reply is fine that %s', (_, said) => {
  expect(check(said)).toBe(undefined);
});

describe('a reply is wrong', () => {
  test.each<[string, Said, string]>([
    ['that is our fault', { status: 500, body: error }, 'status 500'],
    ['of another status', { status: 201 }, 'has no status 201'],
    ['of another type', { type: 'text/html' }, '200 is text/html'],
    ['of another shape', { body: { status: 'fine' } }, 'not as the document says'],
    ['that is no JSON', { body: '{' }, 'not as the document says'],
    ['in which a key is missing', { target: '/tracker/api/v1/rooms', body: {} }, 'not as the document says'],
    ['that is no error', { target: '/nowhere', status: 404, body: 'Not Found' }, 'not as the document says'],
    ['where nothing is served', { target: '/nowhere' }, 'where nothing is served'],
    ['with a stack', { status: 400, body: { ...error, message: 'x\n    at f (/a/b.js:1:2)' } }, 'a stack'],
    ['with a path', { status: 400, body: { ...error, message: 'in /srv/node_modules/x' } }, 'a path'],
    ['with SQL', { status: 400, body: { ...error, message: 'near SELECT id' } }, 'SQL'],
    [
      'with what is hidden',
      { status: 400, body: { ...error, message: '/tmp/foyer-fuzz-1' } },
      'foyer-fuzz-1',
    ],
  ])('%s', (_, said, problem) => {
    expect(check(said)).toContain(problem);
  });
});
