import type { Socket } from 'node:net';
import type { onRequestHookHandler } from 'fastify';

/** Browsers and proxies send none before the last was answered. */
const MAX_AT_ONCE = 16;

/**
 * Cuts a connection on which many requests come at once: Node has all of them answered that are in one packet, a
 * thousand or so, before it looks whether anybody reads the replies, and keeps those in memory until then.
 */
export function createPipeliningLimit(): onRequestHookHandler {
  let socket: Socket | undefined;
  let count = 0;
  const forget = () => {
    socket = undefined;
  };
  return (request, reply, done) => {
    if (request.raw.socket !== socket) {
      if (socket === undefined) setImmediate(forget);
      socket = request.raw.socket;
      count = 0;
    }
    count += 1;
    if (count <= MAX_AT_ONCE) {
      done();
      return;
    }
    reply.hijack();
    socket.destroy();
  };
}
