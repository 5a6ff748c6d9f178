import type { Socket } from 'node:net';
import { formatBareError, getFaultCode } from '@foyer/contract';
import type { FaultLog } from '@foyer/faults';

/** How long somebody has to read why, and to go. */
const FAREWELL_MS = 2_000;

/** Answers what never became a request in the one shape of all error replies, and closes the connection. */
export function answerClientError({
  error,
  socket,
  requestId,
  faults,
}: {
  error: NodeJS.ErrnoException;
  socket: Socket;
  requestId: string;
  faults: Pick<FaultLog, 'add'>;
}): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = getFaultCode(error.code);
  socket.end(formatBareError({ code, requestId }));
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.once('close', () => clearTimeout(farewell));
  faults.add({ code, requestId, reason: error.message });
}
