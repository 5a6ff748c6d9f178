import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorCode, formatBareError, getFaultCode } from '@foyer/contract';

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
  const code = getFaultCode(error.code);
  writeError(socket, code, requestId);
  return code;
}

/** Writes an error in the one shape where there is no reply to write it to, and closes the connection. */
export function writeError(socket: Duplex, code: ErrorCode, requestId: string): void {
  socket.end(formatBareError({ code, requestId }));
  // Nobody else reads what a tunnel sends, and without that its end is not noticed.
  socket.resume();
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.once('close', () => clearTimeout(farewell));
}
