import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports of the loopback that nobody listens on. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(server => once(server, 'listening')));
  const ports = servers.map(server => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(server => once(server.close(), 'close')));
  return ports;
}

/** The ids that stand-ins named in their output. */
export function readProcessIds(lines: readonly string[]): number[] {
  return lines.flatMap(line => {
    const id = /^process (\d+)$/.exec(line)?.[1];
    return id === undefined ? [] : [Number(id)];
  });
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
