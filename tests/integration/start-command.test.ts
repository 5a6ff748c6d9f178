import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitUntil } from '../../packages/dev-env/src/wait-until.ts';
import { findFreePorts, isRunning } from './start-processes.ts';

const main = fileURLToPath(new URL('../../tools/start/main.ts', import.meta.url));

let folder: string;
let ports: number[];
let started: ChildProcess[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-start-'));
  ports = await findFreePorts(3);
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Start {
  child: ChildProcess;
  ended: Promise<number | null>;
  said: { stdout: string; stderr: string };
}

/** The real programs, but for the portal, which would have to be built. */
function start(args: string[] = [], roles = 'tracker,encoder', variables: NodeJS.ProcessEnv = {}): Start {
  const [port, trackerPort, encoderPort] = ports.map(String);
  const options = {
    '--port': port,
    '--tracker-port': trackerPort,
    '--encoder-port': encoderPort,
    '--tracker-url': `http://127.0.0.1:${trackerPort}`,
    '--data': folder,
    '--roles': roles,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [name, value ?? '']);
  // What runs the tests may be a unit of systemd itself.
  const { INVOCATION_ID, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...words, ...args], { env: { ...env, ...variables } });
  started.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', text => (said.stdout += text));
  child.stderr.on('data', text => (said.stderr += text));
  return { child, said, ended: once(child, 'close').then(([code]) => code) };
}

function listDescendants(processId: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = rows.map(row => row.trim().split(/\s+/).map(Number));
  const children = parents.flatMap(([id = 0, parent]) => (parent === processId ? [id] : []));
  return [...children, ...children.flatMap(listDescendants)];
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'starts, says where everything is, and after %s nothing is left',
  async signal => {
    const { child, ended, said } = start();
    await waitUntil('the addresses', () => said.stdout.includes('Logs'), { timeoutMs: 40_000 });
    expect(said.stdout).toContain(`http://127.0.0.1:${ports[1]}/tracker/streams.json`);
    const reply = await fetch(`http://127.0.0.1:${ports[1]}/tracker/streams.json`);
    expect(await reply.json()).toMatchObject({ groups: { example: { active: true } } });
    const descendants = listDescendants(child.pid ?? 0);
    expect(descendants.length).toBeGreaterThanOrEqual(2);
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(descendants.filter(isRunning)).toEqual([]);
    expect(readFileSync(join(folder, 'logs', 'tracker.log'), 'utf8')).toContain('tracker listens');
  },
);

test('a port that is taken is named, with what it is for, the option that moves it, and one that is free', async () => {
  const taken = createServer().listen(ports[1], '127.0.0.1');
  await once(taken, 'listening');
  const { ended, said } = start();
  expect(await ended).toBe(1);
  expect(said.stderr).toContain(`Port ${ports[1]}, for the tracker, is taken by another program.\n`);
  expect(said.stderr).toMatch(/Choose another with --port or FOYER_PORT .*--tracker-port/);
  expect(said.stdout).toBe('');
  taken.close();
});

test('an address that is not of this machine is named', async () => {
  const { ended, said } = start(['--host', '192.0.2.1']);
  expect(await ended).toBe(1);
  expect(said.stderr).toContain('192.0.2.1 is not an address of this machine');
});

test('a config that is wrong is quoted, and nothing starts', async () => {
  const config = join(folder, 'config.json');
  writeFileSync(config, '{ "hall": { "titel": "Hall" } }');
  const { ended, said } = start(['--config', config]);
  expect(await ended).toBe(1);
  expect(said.stderr).toBe(
    `${config}:1 room "hall" key "titel": is not a key of a room; did you mean "title"?\n`,
  );
  expect(existsSync(join(folder, 'logs'))).toBe(false);
});

test('a folder that cannot be written to is named', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { ended, said } = start(['--data', file]);
  expect(await ended).toBe(1);
  expect(said.stderr).toContain(`Cannot write the log ${join(file, 'logs', 'tracker.log')}`);
  expect(said.stderr).toContain('--data or FOYER_DATA');
});

test.skipIf(process.platform !== 'linux')(
  'a place where nobody can make a folder is named, at once',
  async () => {
    const { ended, said } = start(['--data', '/proc/foyer']);
    expect(await ended).toBe(1);
    expect(said.stderr).toContain('Cannot write the log /proc/foyer/logs/tracker.log: ENOENT');
  },
);

test('an option that is wrong is exit code 2, and nothing starts', async () => {
  const { ended, said } = start(['--prot', '9000']);
  expect(await ended).toBe(2);
  expect(said.stderr).toContain('--prot');
  expect(existsSync(join(folder, 'logs'))).toBe(false);
});

test('a clock that is set needs a config that says so, before anything starts', async () => {
  const config = join(folder, 'config.json');
  writeFileSync(config, '{ "hall": {} }');
  const { ended, said } = start(['--config', config, '--now', '2026-06-13T10:00:00Z']);
  expect(await ended).toBe(2);
  expect(said.stderr).toContain('"rehearsal": true');
  expect(existsSync(join(folder, 'logs'))).toBe(false);
});

test('a program that ends by itself is named, and who would start it again', async () => {
  const said = await killTracker();
  expect(said.stderr).toMatch(/^The tracker was killed \(SIGKILL\), so the others have been stopped\.$/m);
  expect(said.stderr).toMatch(/deploy\/foyer\.service .*deploy\/README\.md.*\n$/);
});

test('systemd is not told that systemd would start it again', async () => {
  const said = await killTracker({ INVOCATION_ID: '5c3f2d0d5b7b4cf7a6b6b6d1f0a3c2e1' });
  expect(said.stderr).toMatch(/^The tracker was killed \(SIGKILL\), so the others have been stopped\.$/m);
  expect(said.stderr).not.toContain('foyer.service');
});

/** Gives what `npm start` has said when it ended for that. */
async function killTracker(variables: NodeJS.ProcessEnv = {}): Promise<Start['said']> {
  const { child, ended, said } = start([], 'tracker', variables);
  await waitUntil('the addresses', () => said.stdout.includes('Logs'), { timeoutMs: 40_000 });
  expect(said.stderr).not.toContain('foyer.service');
  const [tracker] = listDescendants(child.pid ?? 0);
  process.kill(tracker ?? 0, 'SIGKILL');
  expect(await ended).toBe(1);
  return said;
}

test('--help explains', async () => {
  const { ended, said } = start(['--help']);
  expect(await ended).toBe(0);
  expect(said.stdout).toContain('Usage: npm start');
});
