import type { IncomingMessage } from 'node:http';

const MAX_DRAINED_BYTES = 32 * 1024 * 1024;

/**
 * Reads the rest of a body that is not wanted, and forgets it. Most senders listen only once they have sent all,
 * and a connection that is closed before takes the reply with it. Very large ones are cut off.
 */
export function drainBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise(resolve => {
    let drainedBytes = 0;
    request.on('data', (chunk: Buffer) => {
      drainedBytes += chunk.length;
      if (drainedBytes > MAX_DRAINED_BYTES) resolve();
    });
    request
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    request.resume();
  });
}
