import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TRACKER_SECRET } from './tracker-config.ts';
import { postReport, readGroups, readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

const main = fileURLToPath(new URL('../../apps/tracker/src/main.ts', import.meta.url));

let fixture: TrackerFixture;
let running: ChildProcess | undefined;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(async () => {
  if (running !== undefined) await fixture.kill(running);
  await fixture.close();
});

function writeConfig(change: object = {}): void {
  const config = { config: { secret: TRACKER_SECRET }, hall: { title: 'Hall' }, ...change };
  writeFileSync(join(fixture.directory, 'config.json'), JSON.stringify(config));
}

/** Starts the program as an administrator would. */
function startMain(port: number): { child: ChildProcess; readLog: () => string } {
  const child = spawn(
    process.execPath,
    ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', main],
    {
      env: {
        ...process.env,
        FOYER_CONFIG: join(fixture.directory, 'config.json'),
        FOYER_DATA: join(fixture.directory, 'data'),
        FOYER_TRACKER_PORT: String(port),
      },
    },
  );
  running = child;
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (log += text));
  return { child, readLog: () => log };
}

async function findFreePort(): Promise<number> {
  const server = await listen(0);
  const port = readPort(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function readPort(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the tracker as a program', () => {
  test('starts without anything there, takes a changed config, refuses a broken one, and ends', async () => {
    writeConfig();
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const { child, readLog } = startMain(port);
    await waitUntil(async () => readLog().includes('tracker listens'), 'the tracker listens');
    expect(await (await postReport(url)).text()).toBe('OK\n');

    writeConfig({ attic: { title: 'Attic' } });
    await waitUntil(async () => 'attic' in (await readGroups(url)), 'the new room is there');
    expect(await readGroups(url)).toMatchObject({ hall: { active: true }, attic: { active: false } });

    writeFileSync(join(fixture.directory, 'config.json'), '{"config": {"secret": ');
    await waitUntil(async () => readLog().includes('config change refused'), 'the broken config is refused');
    expect(await (await postReport(url)).text()).toBe('OK\n');
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
      status: 'ready',
      checks: [{ check: 'database' }, { check: 'config', state: 'warning' }],
    });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_resident_memory_bytes ');
    expect(readLog()).not.toContain(TRACKER_SECRET);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(readJson(url, '/healthz')).rejects.toThrow();
  });

  test('says which port is taken, and by which option it is changed', async () => {
    writeConfig();
    const server = await listen(0);
    const port = readPort(server);
    const { child, readLog } = startMain(port);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(readLog()).toContain(`port ${port} of 127.0.0.1 is taken by another program`);
    expect(readLog()).toContain('FOYER_TRACKER_PORT');
    server.close();
  });

  test('says what is wrong with its database', async () => {
    writeConfig();
    mkdirSync(join(fixture.directory, 'data'));
    writeFileSync(join(fixture.directory, 'data', 'tracker.db'), 'no database at all '.repeat(100));
    const { child, readLog } = startMain(await findFreePort());
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(readLog()).toContain('STORAGE_CORRUPT');
    expect(readLog()).toContain('Move it away');
  });
});
