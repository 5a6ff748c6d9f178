import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ErrorCode, type ErrorReply, errorCodes } from '@foyer/contract';

/** As `node:http` and its parser name what went wrong. */
const codesByFault: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/** How long somebody has to read why, and to go. */
const FAREWELL_MS = 2_000;

/** Answers what never became a request in the one shape of all error replies, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = codesByFault[error.code ?? ''] ?? 'REQUEST_INVALID';
  const { status, meaning } = errorCodes[code];
  const reply: ErrorReply = { code, message: meaning, requestId: randomBytes(6).toString('hex') };
  const body = JSON.stringify(reply);
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.once('close', () => clearTimeout(farewell));
}
