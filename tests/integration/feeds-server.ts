import type { Server } from 'node:http';
import type { Server as SocketServer } from 'node:net';

/** Listens on a free port of this machine; gives the address. */
export async function listen(server: Server | SocketServer): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected an address with a port');
  return `http://127.0.0.1:${address.port}`;
}

/** Also of the requests that wait for ever. */
export async function closeServer(server: Server | SocketServer): Promise<void> {
  if (!server.listening) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  if ('closeAllConnections' in server) server.closeAllConnections();
  await promise;
}
