import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorCode, type ErrorReply, errorCodes } from '@foyer/contract';

/** As `node:http` and its parser name what went wrong. */
const codesByFault: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/** How long somebody has to read why, and to go. */
const FAREWELL_MS = 2000;

/**
 * Answers what never became a request: not HTTP, headers too large, or not all of it there in time. Then the connection
 * is closed, also if the other side keeps it open. Returns with which code; undefined if nobody listens any more.
 */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Socket,
  requestId: string,
): ErrorCode | undefined {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const code = codesByFault[error.code ?? ''] ?? 'REQUEST_INVALID';
  writeError(socket, code, requestId);
  return code;
}

/** Writes an error in the one shape where there is no reply to write it to, and closes the connection. */
export function writeError(socket: Duplex, code: ErrorCode, requestId: string): void {
  const { status, meaning } = errorCodes[code];
  const reply: ErrorReply = { code, message: meaning, requestId };
  const body = JSON.stringify(reply);
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Nobody else reads what a tunnel sends, and without that its end is not noticed.
  socket.resume();
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.once('close', () => clearTimeout(farewell));
}
