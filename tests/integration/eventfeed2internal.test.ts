import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const TOOL = fileURLToPath(new URL('../../tools/eventfeed2internal.ts', import.meta.url));

const minutes = (index: number) => String(index % 60).padStart(2, '0');
const events = Array.from(
  { length: 5_000 },
  (_, index) =>
    `<event guid="${index}"><date>2026-11-20T10:${minutes(index)}:00Z</date><duration>0:01</duration><title>Talk ${index}</title></event>`,
);
const programme = `<schedule><conference/><day date="2026-11-20"><room name="Hall">${events.join('')}</room></day></schedule>`;

const server = createServer((_request, reply) => reply.end(programme));
let url: string;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/schedule.xml`;
});
afterAll(() => void server.close());

test('reads a programme from a URL and prints all of it into a pipe', async () => {
  const tool = spawn(process.execPath, [TOOL, url, '--sessions'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(tool, 'close');
  expect((await text(tool.stdout)).trimEnd().split('\n')).toHaveLength(5_000);
  expect(await ended).toEqual([0, null]);
});

test('ends quietly if nobody reads on', async () => {
  const tool = spawn(process.execPath, [TOOL, url], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(tool, 'close');
  tool.stdout.once('data', () => tool.stdout.destroy());
  expect(await text(tool.stderr)).not.toMatch(/EPIPE|\n {4}at /);
  expect(await ended).toEqual([0, null]);
});

test.runIf(existsSync('/dev/full'))('says that what it prints could not be written', async () => {
  const full = openSync('/dev/full', 'w');
  const tool = spawn(process.execPath, [TOOL, url, '--to', 'xml'], { stdio: ['ignore', full, 'pipe'] });
  const ended = once(tool, 'close');
  if (tool.stderr === null) throw new Error('the tool has no pipe for what it says');
  const said = await text(tool.stderr);
  expect(said).toContain('could not be written whole (ENOSPC');
  expect(said).not.toMatch(/\n {4}at /);
  expect(await ended).toEqual([1, null]);
  closeSync(full);
});

test('reads what another program writes', async () => {
  const tool = spawn(process.execPath, [TOOL, '-', '--sessions'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(tool, 'close');
  tool.stdin.end(programme);
  expect((await text(tool.stdout)).trimEnd().split('\n')).toHaveLength(5_000);
  expect(await ended).toEqual([0, null]);
});
