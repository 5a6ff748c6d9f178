import { getEndpointsRoute, roomStreamReplySchema } from '@foyer/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { runTrackerTool } from '../../tools/tracker.ts';
import { postReport, readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

function drain(...args: string[]) {
  return runTrackerTool(['drain', ...args], { FOYER_DATA: fixture.directory });
}

/** Whom so many viewers get who come one after the other. */
async function sendViewers(url: string, count: number): Promise<string[]> {
  const chosen = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const { endpoint } = roomStreamReplySchema.parse(await readJson(url, '/api/v1/rooms/hall/stream'));
    chosen.add(endpoint?.id ?? 'nobody');
  }
  return [...chosen].toSorted();
}

async function listDraining(url: string): Promise<string[]> {
  const reply = getEndpointsRoute.replies[200].parse(await readJson(url, '/api/v1/endpoints'));
  return reply.endpoints.filter(({ draining }) => draining).map(({ id }) => id);
}

async function waitUntilDraining(url: string, ids: string[]): Promise<void> {
  const isSo = async () => (await listDraining(url)).join() === ids.join();
  await waitUntil(isSo, `${ids.join() || 'nobody'} drains`);
}

test('nobody new is sent to an endpoint that drains, until it does not', async () => {
  const { url } = await fixture.start();
  for (const address of ['192.0.2.1', '192.0.2.2']) await postReport(url, { address });
  expect(await sendViewers(url, 4)).toEqual(['hall@192.0.2.1', 'hall@192.0.2.2']);

  expect(await drain('hall@192.0.2.1')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout:
      'hall@192.0.2.1 drains: nobody new is sent there, those who watch there stay.\n' +
      'The running tracker takes it over within a second.\n',
  });
  await waitUntilDraining(url, ['hall@192.0.2.1']);
  await postReport(url, { address: '192.0.2.1' });
  expect(await sendViewers(url, 4)).toEqual(['hall@192.0.2.2']);

  expect((await drain('hall@192.0.2.1', '--off')).stdout).toContain('hall@192.0.2.1 gets viewers again.');
  await waitUntilDraining(url, []);
  expect(await sendViewers(url, 12)).toEqual(['hall@192.0.2.1', 'hall@192.0.2.2']);
});

test('it is told to those who listen', async () => {
  const { url } = await fixture.start();
  await postReport(url, { address: '192.0.2.1' });
  const reply = await fetch(`${url}/tracker/api/v1/events?room=hall`);
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  await drain('hall@192.0.2.1');
  let heard = '';
  while (!heard.includes('"draining":true')) heard += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  expect(heard).toContain('"draining":false');
});

test('it holds over a restart, and can be said while no tracker runs', async () => {
  const first = await fixture.start();
  await postReport(first.url, { address: '192.0.2.1' });
  await first.close();
  expect((await drain('192.0.2.1')).stdout).toContain('No tracker runs with this data folder');
  expect((await drain('192.0.2.1')).stdout).toContain('hall@192.0.2.1 drains already');

  const second = await fixture.start();
  expect(await listDraining(second.url)).toEqual(['hall@192.0.2.1']);
  expect(await sendViewers(second.url, 1)).toEqual(['nobody']);
  await second.close();
  const third = await fixture.start();
  expect(await listDraining(third.url)).toEqual(['hall@192.0.2.1']);
});

test('an address is every room of that machine, and a room that nobody is left for is told of', async () => {
  const { url } = await fixture.start();
  for (const group of ['hall', 'annex']) await postReport(url, { group, address: '192.0.2.1' });
  await postReport(url, { group: 'annex', address: '2001:db8::7' });
  const { stdout } = await drain('192.0.2.1');
  expect(stdout).toContain('No other endpoint of hall is registered that takes viewers');
  expect(stdout).not.toContain('No other endpoint of annex');
  await waitUntilDraining(url, ['hall@192.0.2.1', 'annex@192.0.2.1']);

  expect((await drain()).stdout.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, 'THEN').split('\n')).toEqual([
    'ENDPOINT           LAST REPORT           STATE',
    ...['annex@2001:db8::7  THEN  takes viewers', 'annex@192.0.2.1    THEN  drains since THEN'],
    ...['hall@192.0.2.1     THEN  drains since THEN', ''],
  ]);
});

test('what cannot be is refused, with what there is', async () => {
  const { url } = await fixture.start();
  await postReport(url, { address: '192.0.2.1' });
  expect(await drain('hal@192.0.2.1')).toMatchObject({
    exitCode: 2,
    stderr: 'No endpoint is called "hal@192.0.2.1"; did you mean "hall@192.0.2.1"?\n',
  });
  expect((await drain('somewhere')).stderr).toContain('There are hall@192.0.2.1.');
  expect((await drain('--off')).stderr).toContain('Expected one endpoint: drain ENDPOINT [--off]');
});

test('a database belongs to one tracker, and a command leaves one that is older alone', async () => {
  await fixture.start();
  await expect(fixture.start()).rejects.toMatchObject({ code: 'STORAGE_IN_USE' });
  const { $client: client } = openDatabase(fixture.databaseFile);
  client.exec(
    'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
  );
  client.close();
  expect(await drain()).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('Restart the tracker'),
  });
});
