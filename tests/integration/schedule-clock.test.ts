import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgrammeReply } from '@foyer/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScheduleTool } from '../../tools/schedule.ts';

const PROGRAMME = `<schedule><conference><title>Over</title></conference><day date="2019-12-27" index="1">
<room name="Hall"><event guid="talk" id="1"><date>2019-12-27T11:00:00+01:00</date><start>11:00</start>
<duration>01:00</duration><title>Talk</title><room>Hall</room></event></room></day></schedule>`;

let folder: string;
let portal: Server;
let env: NodeJS.ProcessEnv;
/** What the portal says the time is. */
let at: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-clock-'));
  await writeFile(join(folder, 'programme.xml'), PROGRAMME);
  const config = {
    config: { rehearsal: true },
    default: { 'schedule-url': 'programme.xml', 'schedule-timezone': 'Europe/Berlin' },
    hall: { title: 'Hall' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  at = '2019-12-27T10:03:00.000Z';
  portal = createServer((_request, response) => {
    const reply: ProgrammeReply = { at, sources: [] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
  }).listen(0, '127.0.0.1');
  await once(portal, 'listening');
  const { port } = portal.address() as AddressInfo;
  env = { FOYER_CONFIG: join(folder, 'config.json'), FOYER_DATA: folder, FOYER_PORT: String(port) };
});

afterEach(async () => {
  portal.closeAllConnections();
  portal.close();
  await rm(folder, { recursive: true, force: true });
});

const schedule = (...args: string[]) => runScheduleTool(args, env);
const CLOCK = /^By the rehearsal clock of the portal at http:\S+: Friday 27 December 2019, 11:03 /m;

test("what is made and taken back in a rehearsal is of the portal's day", async () => {
  const made = await schedule('delay', 'hall', '+10m');
  expect(made.stdout).toContain('11:00–12:00 → 11:10–12:10  Talk');
  expect(made.stdout).toContain('It ends by itself on Saturday 28 December, 04:00.');
  expect(made.stderr).toMatch(CLOCK);
  const [, id = ''] = /undo (\S+)/.exec(made.stdout) ?? [];
  const kept = JSON.parse(await readFile(join(folder, `corrections/${id}.json`), 'utf8'));
  expect(kept).toMatchObject({ from: at, created: at });
  expect((await schedule('corrections')).stdout).toContain('ends by itself on Saturday 28 December');

  at = '2019-12-27T10:20:00.000Z';
  expect(await schedule('undo', id)).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('27 December 2019, 11:20'),
  });
});

test('who is refused learns by which time', async () => {
  at = '2019-12-28T10:03:00.000Z';
  const { exitCode, stderr } = await schedule('delay', 'hall', '+10m');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^Nothing runs in Hall on Saturday 28 December/);
  expect(stderr).toContain('By the rehearsal clock of the portal');
});

test('status says which time it is and who told', async () => {
  const { stdout } = await schedule('status');
  expect(stdout).toMatch(CLOCK);
  expect(stdout).toContain(`The portal at http://127.0.0.1:${env.FOYER_PORT} has no programme`);
});

test('what answers and is no portal tells no time', async () => {
  at = 'no time at all';
  const { stderr } = await schedule('delay', 'hall', '+10m', '--at', '2019-12-27T11:30');
  expect(stderr).toMatch(/^It would have ended by itself/);
  expect(stderr).toContain(`No portal answers at http://127.0.0.1:${env.FOYER_PORT}.`);
});

test('a config that is broken keeps nobody from taking a correction back, by the clock of the portal', async () => {
  const id = await delayHall();
  await writeFile(join(folder, 'config.json'), '{');
  at = '2019-12-27T10:20:00.000Z';
  expect(await schedule('undo', id)).toMatchObject({
    exitCode: 0,
    stdout: `Taken back: ${id}\n`,
    stderr: expect.stringMatching(/^By the clock of the portal at http:\S+: Friday 27 December 2019, 10:20 /),
  });
  expect(await readEnd(id)).toBe(Date.parse(at));
});

test('nor does a clock that is set without a rehearsal', async () => {
  const id = await delayHall();
  await writeFile(join(folder, 'config.json'), '{ "config": {}, "default": {}, "hall": {} }');
  env.FOYER_NOW = '2019-12-26T10:00:00Z';
  const startedAt = Date.now();
  expect(await schedule('undo', id)).toMatchObject({
    exitCode: 0,
    stdout: `Taken back: ${id}\n`,
    stderr: expect.stringMatching(/^By the real time: .*FOYER_NOW, Thursday 26 December 2019/),
  });
  expect(await readEnd(id)).toBeGreaterThanOrEqual(startedAt);
});

/** Gives the id of a correction. */
async function delayHall(): Promise<string> {
  const { stdout } = await schedule('delay', 'hall', '+10m');
  return /undo (\S+)/.exec(stdout)?.[1] ?? '';
}

/** When a correction that is over ended. */
async function readEnd(id: string): Promise<number> {
  const record = JSON.parse(await readFile(join(folder, `corrections/ended/${id}.json`), 'utf8'));
  return Date.parse(record.ended);
}
