import { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClientErrorHandler } from './client-error-handler.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A connection whose other side keeps it open. */
function openConnection() {
  const written: string[] = [];
  const socket = new Duplex({
    autoDestroy: false,
    read: () => undefined,
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  return { socket, written };
}

function start() {
  const logged: unknown[] = [];
  const counted: string[] = [];
  const handle = createClientErrorHandler({
    logger: { info: fields => logged.push(fields) },
    createRequestId: () => 'r-1',
    countError: code => counted.push(code),
    now: () => 5_000,
  });
  return { handle, logged, counted };
}

const makeError = (code: string) => Object.assign(new Error('Parse Error'), { code });

test('who sent what is no request is told why, in the one shape and under an id that is logged', () => {
  const { handle, logged, counted } = start();
  const { socket, written } = openConnection();
  handle(makeError('HPE_HEADER_OVERFLOW'), socket);
  const [head = '', body = ''] = written.join('').split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 431 /);
  expect(JSON.parse(body)).toMatchObject({ code: 'HEADERS_TOO_LARGE', requestId: 'r-1' });
  expect(counted).toEqual(['HEADERS_TOO_LARGE']);
  expect(logged).toEqual([{ reqId: 'r-1', code: 'HEADERS_TOO_LARGE', reason: 'Parse Error' }]);
});

test('a connection that the other side keeps open is closed after a farewell', () => {
  const { handle } = start();
  const { socket } = openConnection();
  handle(makeError('HPE_INVALID_METHOD'), socket);
  // Else nobody notices where the other side ends it.
  expect(socket.readableFlowing).toBe(true);
  vi.advanceTimersByTime(1_999);
  expect(socket.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(socket.destroyed).toBe(true);
});

test('nothing is said where nobody listens any more', () => {
  const { handle, logged, counted } = start();
  const reset = openConnection();
  handle(makeError('ECONNRESET'), reset.socket);
  const ended = openConnection();
  ended.socket.end();
  handle(makeError('HPE_INVALID_METHOD'), ended.socket);
  expect([reset.socket.destroyed, ended.socket.destroyed]).toEqual([true, true]);
  expect([...reset.written, ...ended.written, ...logged, ...counted]).toEqual([]);
});
