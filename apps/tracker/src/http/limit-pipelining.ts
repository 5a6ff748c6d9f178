import type { Socket } from 'node:net';

/** Browsers and proxies send none before the last was answered. */
const MAX_AT_ONCE = 16;

/**
 * Returns a function that says of each request whether its connection is to be cut, for many come on it at once: Node
 * has all of them answered that are in one packet, a thousand or so, before it looks whether anybody reads the replies,
 * and keeps those in memory until then.
 */
export function createPipeliningLimit(): (sender: Socket) => boolean {
  let socket: Socket | undefined;
  let count = 0;
  const forget = () => {
    socket = undefined;
  };
  return sender => {
    if (sender !== socket) {
      if (socket === undefined) setImmediate(forget);
      socket = sender;
      count = 0;
    }
    count += 1;
    return count > MAX_AT_ONCE;
  };
}
