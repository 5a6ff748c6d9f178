import type { Duplex } from 'node:stream';
import { type ErrorCode, getFaultCode } from '@foyer/contract';
import { FaultLog, type FaultLogger } from './fault-log.ts';
import { writeBareError } from './write-bare-error.ts';

export interface ClientErrorHandlerOptions {
  logger: FaultLogger;
  createRequestId: () => string;
  /** For who counts errors; not called where nobody listens any more. */
  countError?: (code: ErrorCode) => void;
  /** Milliseconds of a clock that nobody sets. */
  now?: () => number;
}

/** What the `node:http` server hands over with `clientError`. */
export type ClientErrorHandler = (error: NodeJS.ErrnoException, socket: Duplex) => void;

/**
 * Makes what a server does with what never became a request: not HTTP, headers too large, or not all of it there in
 * time. Whoever sent it is told why, the connection is closed, and a few are logged.
 */
export function createClientErrorHandler(options: ClientErrorHandlerOptions): ClientErrorHandler {
  const { logger, createRequestId, countError, now = () => performance.now() } = options;
  const faults = new FaultLog({ logger, now });
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const code = getFaultCode(error.code);
    const requestId = createRequestId();
    writeBareError(socket, { code, requestId });
    countError?.(code);
    faults.add({ code, requestId, reason: error.message });
  };
}
