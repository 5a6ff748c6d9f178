import { createServer } from 'node:net';
import { StartError } from './errors.ts';

export interface WantedPort {
  /** Who wants it, and why this one, as in "the tracker (the portal's port and 1)". */
  purpose: string;
  host: string;
  port: number;
  /** How to have another one, as in "--tracker-port". */
  option: string;
}

/** @throws StartError that names each port that cannot be had, its purpose, and the way out */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  const complaints: string[] = [];
  for (const { host, port, purpose, option } of wanted) {
    const code = await findObstacle(host, port);
    if (code === undefined) continue;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      throw new StartError(
        'HOST_UNUSABLE',
        `${host} is not an address of this machine (${code}). Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its networks.`,
      );
    }
    complaints.push(`Port ${port} for ${purpose} ${explain(code)}; choose another with ${option}.`);
  }
  if (complaints.length > 0) throw new StartError('PORT_TAKEN', complaints.join('\n'));
}

function explain(code: string): string {
  if (code === 'EADDRINUSE') return 'is taken by another program';
  if (code === 'EACCES') return 'is reserved for the administrator';
  return `cannot be used (${code})`;
}

function findObstacle(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
