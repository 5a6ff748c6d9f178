import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTrackerTool } from '../../tools/tracker.ts';
import { TRACKER_SECRET } from './tracker-config.ts';
import { TrackerFixture, waitUntil } from './tracker-fixture.ts';

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
  const config = { config: {}, hall: { title: 'Great Hall' }, annex: { title: 'Annex' } };
  writeFileSync(join(fixture.directory, 'config.json'), JSON.stringify(config));
});

afterEach(() => fixture.close());

function secrets(...args: string[]) {
  const env = { FOYER_DATA: fixture.directory, FOYER_CONFIG: join(fixture.directory, 'config.json') };
  return runTrackerTool(['secrets', ...args], env);
}

async function addSecret(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await secrets('add', ...args);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('It is not shown again.')]);
  expect(stdout).toMatch(/^foyer_[\w-]{32}\n$/);
  return stdout.trim();
}

async function register(url: string, secret: string, room = 'hall'): Promise<number> {
  const reply = await fetch(`${url}/tracker/api/v1/registrations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ room }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

async function waitUntilStatus(status: number, send: () => Promise<number>): Promise<void> {
  await waitUntil(async () => (await send()) === status, `the reply is ${status}`);
}

test('a running tracker takes a new secret, and no more once it is revoked; others stay good', async () => {
  const { url } = await fixture.start();
  const first = await addSecret('edge1');
  const second = await addSecret('edge2', '--room', 'Great Hall');
  await waitUntilStatus(200, () => register(url, second));
  expect(await register(url, first, 'annex')).toBe(200);
  expect(await register(url, second, 'annex')).toBe(401);
  expect(await register(url, TRACKER_SECRET, 'annex')).toBe(200);

  const form = new URLSearchParams({ secret: first, group: 'annex', data: '{}' });
  const reply = await fetch(`${url}/tracker/endpoint/register`, { method: 'POST', body: form });
  expect(await reply.text()).toBe('OK\n');
  const endpoints = `${url}/tracker/api/v1/endpoints`;
  expect((await fetch(endpoints, { headers: { authorization: `Bearer ${first}` } })).status).toBe(401);

  expect(await secrets('revoke', 'edge1')).toMatchObject({ exitCode: 0 });
  await waitUntilStatus(401, () => register(url, first));
  expect(await register(url, second)).toBe(200);
});

test('a secret can be made before the first start, and is good after every other', async () => {
  const secret = await addSecret('edge1');
  for (let start = 1; start <= 2; start += 1) {
    const tracker = await fixture.start();
    expect(await register(tracker.url, secret)).toBe(200);
    await tracker.close();
  }
});

test('a list says when each was used, and never what it is', async () => {
  expect((await secrets('list')).stdout).toBe('There are no secrets but those of the config.\n');
  const made = [await addSecret('edge1'), await addSecret('edge2', '--room', 'hall', '--room', 'annex')];
  const tracker = await fixture.start();
  expect(await register(tracker.url, made[1] ?? '')).toBe(200);
  await tracker.close();
  await secrets('revoke', 'edge1');
  const { stdout } = await secrets('list');
  expect(stdout.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, 'THEN')).toMatch(
    /^NAME .*\nedge1 +all rooms +THEN +never +revoked THEN\nedge2 +hall, annex +THEN +THEN +valid\n$/,
  );
  const files = readdirSync(fixture.directory).map(name => readFileSync(join(fixture.directory, name)));
  for (const secret of made) {
    expect(stdout).not.toContain(secret);
    expect(files.filter(file => file.includes(secret))).toEqual([]);
  }
});

test('a name is free again once its secret is revoked, and the old one stays revoked', async () => {
  const old = await addSecret('edge1');
  expect(await secrets('add', 'edge1')).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: 'There is a secret "edge1" already. Revoke it first: secrets revoke edge1\n',
  });
  await secrets('revoke', 'edge1');
  const fresh = await addSecret('edge1');
  const { url } = await fixture.start();
  expect([await register(url, old), await register(url, fresh)]).toEqual([401, 200]);
});

test.each([
  [['add'], 'Expected secrets add NAME [--room ROOM]'],
  [['add', 'a b'], '"a b" came, expected a name of up to 64 letters'],
  [['add', 'edge1', '--room', 'anex'], 'There is no room "anex"; did you mean "annex"?'],
  [['list', 'edge1'], 'Expected secrets add NAME'],
  [['list', '--room', 'hall'], 'Expected secrets add NAME'],
  [['revoke', 'edge1'], 'There is no secret "edge1". There are none.'],
  [['destroy', 'edge1'], 'Expected secrets add NAME'],
])('%j is refused', async (args, message) => {
  expect(await secrets(...args)).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining(message),
  });
});
