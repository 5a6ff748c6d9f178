import { createServer } from 'node:net';
import { StartError } from './errors.ts';

const SUGGESTION_STEP = 10;
const SUGGESTIONS = 20;
const HIGHEST_PORT = 65_535;

export interface WantedPort {
  /** Who wants it, as in "the portal". */
  purpose: string;
  host: string;
  port: number;
}

/** @throws StartError that names each port that cannot be had, what it is for, and the way out */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  const complaints: string[] = [];
  for (const { host, port, purpose } of wanted) {
    const code = await findObstacle(host, port);
    if (code === undefined) continue;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      throw new StartError(
        'HOST_UNUSABLE',
        `${host} is not an address of this machine (${code}). Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its networks.`,
      );
    }
    complaints.push(`Port ${port}, for ${purpose}, ${explain(code)}.`);
  }
  if (complaints.length > 0) {
    throw new StartError('PORT_TAKEN', [...complaints, await describeWayOut(wanted)].join('\n'));
  }
}

async function describeWayOut(wanted: readonly WantedPort[]): Promise<string> {
  const others = await findFreePorts(wanted);
  const example = others === undefined ? '' : `, for example: npm start -- --port ${others}`;
  return `Choose another with --port or FOYER_PORT (the others follow it; --tracker-port and --encoder-port move them alone)${example}`;
}

/** A port to which all can move together, each at its distance from the first. */
async function findFreePorts(wanted: readonly WantedPort[]): Promise<number | undefined> {
  const lowest = Math.min(...wanted.map(({ port }) => port));
  for (let step = 1; step <= SUGGESTIONS; step += 1) {
    const distance = step * SUGGESTION_STEP;
    const ports = wanted.map(({ host, port }) => ({ host, port: port + distance }));
    if (ports.some(({ port }) => port > HIGHEST_PORT)) return undefined;
    const obstacles = await Promise.all(ports.map(({ host, port }) => findObstacle(host, port)));
    if (obstacles.every(code => code === undefined)) return lowest + distance;
  }
  return undefined;
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
