import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foyer/config';
import { waitUntil } from '@foyer/dev-env';
import { createFeedStore, type FeedHandle, type FeedStore, planSources } from '@foyer/feeds';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScheduleTool } from '../../tools/schedule.ts';
import { programme } from './feeds-fixture.ts';

const silent = { info() {}, warn() {}, error() {} };

let folder: string;
let env: NodeJS.ProcessEnv;
let store: FeedStore;
let handle: FeedHandle;

/** What a portal does with a programme that then loses two of its three sessions. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-status-'));
  const configFile = join(folder, 'config.json');
  await writeFile(configFile, JSON.stringify({ default: { 'schedule-url': 'programme.xml' }, hall: {} }));
  await writeProgramme('Lunch Is a Protocol', 'Sharpen Everything', 'Rain');
  // Nothing answers at port 9, so that the data folder is asked.
  env = { FOYER_CONFIG: configFile, FOYER_DATA: folder, FOYER_PORT: '9' };
  store = createFeedStore({ cacheDir: join(folder, 'feeds'), clock: Date.now, logger: silent });
  const [source] = planSources(await loadConfig({ file: configFile }));
  if (source === undefined) throw new Error('the config names no programme');
  handle = store.open(source.feed);
  // Done is when it is on disk too.
  await handle.refresh();
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function writeProgramme(...titles: string[]): Promise<void> {
  return writeFile(join(folder, 'programme.xml'), programme(...titles));
}

const schedule = (...args: string[]) => runScheduleTool(args, env);

test('a programme that is fine has its counts and its age', async () => {
  const { exitCode, stdout } = await schedule('status');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('3 sessions in 1 room, as of 0 min ago');
  const [first, second] = stdout.split('\n');
  expect(first).toMatch(/^No portal answers at http:\/\/127\.0\.0\.1:9\. .*FOYER_PORT/);
  expect(second).toMatch(`What ${folder} has kept of the programmes that ${env.FOYER_CONFIG} names`);
  expect(await schedule('accept')).toMatchObject({
    exitCode: 1,
    stderr: 'Nothing is held back, so there is nothing to accept.\n',
  });
});

test('what is held back is told with what is lost, and taken when somebody says so', async () => {
  await writeProgramme('Rain');
  await handle.refresh();
  const before = await schedule('status');
  expect(before.exitCode).toBe(1);
  expect(before.stdout).toContain('lost 2 of its 3 sessions');
  expect(before.stdout).toContain('“Sharpen Everything” removed');

  expect(await schedule('accept', '--feed', 'nowhere')).toMatchObject({ exitCode: 2 });
  expect(await schedule('accept')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('is accepted with 1 session, where it had 3'),
  });
  // It is on disk a little later than in memory.
  await waitUntil('the portal to take it', async () => (await schedule('status')).exitCode === 0);
  expect(handle.current().feed?.sessions).toHaveLength(1);
  const after = await schedule('status');
  expect([after.exitCode, after.stdout]).toEqual([0, expect.stringContaining('2 removed')]);
});

test('what is over when it is taken does not come back with it', async () => {
  await writeProgramme('Rain');
  await handle.refresh();
  const corrections = join(folder, 'corrections');
  await mkdir(corrections);
  const delay = { kind: 'delay', room: 'hall', by: '+10m', from: '2020-01-01T10:00:00Z', session: null };
  const facts = { 'until-end-of-day': false, note: null, expires: null, starts: {} };
  const made = { ...delay, ...facts, created: '2020-01-01T10:00:00Z' };
  await writeFile(join(corrections, 'abcde.json'), JSON.stringify(made));
  expect(await schedule('accept')).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await readdir(corrections)).filter(name => name.endsWith('.json'))).toEqual([]);
  expect(await readdir(join(corrections, 'ended'))).toContain('abcde.json');
});

test('what rooms in two time zones read is taken in both', async () => {
  const rooms = { hall: {}, abroad: { 'schedule-timezone': 'America/Chicago' } };
  const defaults = { default: { 'schedule-url': 'programme.xml' } };
  await writeFile(String(env.FOYER_CONFIG), JSON.stringify({ ...defaults, ...rooms }));
  const config = await loadConfig({ file: String(env.FOYER_CONFIG) });
  const handles = planSources(config).map(source => store.open(source.feed));
  await Promise.all(handles.map(each => each.refresh()));
  await writeProgramme('Rain');
  await Promise.all(handles.map(each => each.refresh()));

  expect(await schedule('accept')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(
      /^\S+ is accepted with 1 session, where it had 3\. A portal that runs takes it now, .*\.\n$/,
    ),
  });
  await waitUntil('the running portal to take both', async () =>
    handles.every(each => each.current().feed?.sessions.length === 1),
  );
});

test('a config without a programme is no trouble', async () => {
  await writeFile(String(env.FOYER_CONFIG), JSON.stringify({ hall: {} }));
  expect(await schedule('status')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining(
      `${env.FOYER_CONFIG} names no programme: set schedule-url in "default" or in a room.`,
    ),
  });
});
