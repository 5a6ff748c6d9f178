/**
 * Pages and JSON per second, against a bare server that sends as many bytes in the same run:
 * npm run bench pages (wants wrk)
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { readOptions } from './load/read-options.ts';

const USAGE = `Usage: npm run bench -- pages [--rounds N] [--seconds N] [--connections N]

Pages and JSON per second by wrk, against a bare server that sends as many bytes: median of some rounds (3) of some
seconds (3) over some connections (64).
`;
const { rounds, seconds, connections } = readOptions(USAGE, { rounds: 3, seconds: 3, connections: 64 });
const load = ['-t1', `-c${connections}`, `-d${seconds}s`];
const paths = ['/', '/example', '/api/v1/rooms', '/api/v1/programme/revision', '/example/json'];

const run = promisify(execFile);

await run('wrk', ['-v']).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') return;
  console.error('Expected wrk, which makes the requests: install Debian’s package (apt install wrk).');
  process.exit(1);
});

const portal = await startServer('./pages/portal-server.ts');
try {
  console.log(`GET by wrk ${load.join(' ')}, median of ${rounds} rounds; bare: node:http, as many bytes`);
  console.log('address                       bytes   bare req/s   portal req/s   ratio');
  for (const path of paths) await comparePath(path);
} finally {
  portal.process.disconnect();
}

async function comparePath(path: string): Promise<void> {
  const bytes = (await (await fetch(portal.url + path)).arrayBuffer()).byteLength;
  const bare = await startServer('./pages/bare-server.ts', [String(bytes)]);
  const rates = { bare: [] as number[], portal: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      rates.bare.push(await measureGets(bare.url));
      rates.portal.push(await measureGets(portal.url + path));
    }
  } finally {
    bare.process.disconnect();
  }
  const [bareRate, portalRate] = [findMedian(rates.bare), findMedian(rates.portal)];
  const columns = [
    path.padEnd(28),
    String(bytes).padStart(6),
    String(Math.round(bareRate)).padStart(12),
    String(Math.round(portalRate)).padStart(14),
    (portalRate / bareRate).toFixed(3).padStart(7),
  ];
  console.log(columns.join(' '));
}

async function measureGets(url: string): Promise<number> {
  const { stdout } = await run('wrk', [...load, url]);
  if (stdout.includes('Non-2xx')) throw new Error(`not every reply was 200:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

async function startServer(
  file: string,
  args: string[] = [],
): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL(file, import.meta.url), args);
  const [url] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it served anything`))),
  ]);
  return { process: child, url: String(url) };
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
