import type { Duplex } from 'node:stream';
import { type ErrorCode, formatBareError } from '@foyer/contract';

/** How long somebody has to read why, and to go. */
const FAREWELL_MS = 2_000;

/**
 * Writes an error in the one shape where there is no reply to write it to, and closes the connection, also if the other
 * side keeps it open.
 */
export function writeBareError(
  socket: Duplex,
  { code, requestId }: { code: ErrorCode; requestId: string },
): void {
  socket.end(formatBareError({ code, requestId }));
  // Nobody else reads what a tunnel sends, and without that its end is not noticed.
  socket.resume();
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.once('close', () => clearTimeout(farewell));
}
