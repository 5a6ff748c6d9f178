import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TrackerStorageError } from '../../apps/tracker/src/index.ts';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { postHeartbeat } from './heartbeat-fixture.ts';
import {
  firstMessage,
  postReport,
  readGroups,
  readJson,
  TrackerFixture,
  waitUntil,
} from './tracker-fixture.ts';

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

/** A database with something in it, and nobody who uses it. */
async function fillDatabase(): Promise<void> {
  const tracker = await fixture.start();
  for (let index = 1; index <= 50; index += 1) await postReport(tracker.url, { address: `192.0.2.${index}` });
  await tracker.close();
}

function changeDatabase(sql: string): void {
  const { $client: client } = openDatabase(fixture.databaseFile);
  client.exec(sql);
  client.close();
}

describe('a database that cannot be used is left as it is, and the error says what to do', () => {
  test.each([
    [
      'a text',
      () => writeFileSync(fixture.databaseFile, 'not a database, but dear to somebody\n'.repeat(100)),
      'STORAGE_CORRUPT',
    ],
    ['cut off', () => truncateSync(fixture.databaseFile, 8192), 'STORAGE_CORRUPT'],
    ['overwritten in the middle', () => overwrite(fixture.databaseFile), 'STORAGE_CORRUPT'],
    ['damaged in what it says', () => changeDatabase("UPDATE endpoint SET streams = '['"), 'STORAGE_CORRUPT'],
    ['of another program', () => changeDatabase('DROP TABLE __drizzle_migrations'), 'STORAGE_FOREIGN'],
    [
      'of a newer tracker',
      () => changeDatabase("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9e12)"),
      'STORAGE_NEWER',
    ],
    ['read-only', () => chmodSync(fixture.databaseFile, 0o444), 'STORAGE_READ_ONLY'],
  ])('%s', async (_, damage, code) => {
    await fillDatabase();
    damage();
    const before = readFileSync(fixture.databaseFile);
    const error = await fixture.start().catch(reason => reason);
    expect(error).toBeInstanceOf(TrackerStorageError);
    expect(error).toMatchObject({ code, file: fixture.databaseFile });
    expect(error.message).toContain(fixture.databaseFile);
    expect(readFileSync(fixture.databaseFile).equals(before)).toBe(true);
  });

  test('a folder', async () => {
    mkdirSync(fixture.databaseFile);
    await expect(fixture.start()).rejects.toMatchObject({ code: 'STORAGE_NOT_A_FILE' });
  });

  test('in a folder that does not exist', async () => {
    const databaseFile = join(fixture.directory, 'nowhere', 'tracker.db');
    await expect(fixture.start({ databaseFile })).rejects.toMatchObject({
      code: 'STORAGE_DIRECTORY_MISSING',
    });
  });

  test('in a folder that is read-only', async () => {
    const directory = join(fixture.directory, 'sealed');
    mkdirSync(directory, { mode: 0o555 });
    const databaseFile = join(directory, 'tracker.db');
    await expect(fixture.start({ databaseFile })).rejects.toMatchObject({
      code: 'STORAGE_DIRECTORY_READ_ONLY',
    });
  });

  test.each([
    ['for itself', 'EXCLUSIVE'],
    ['for writing', 'NORMAL'],
  ])('locked by another process %s', async (_, mode) => {
    await fillDatabase();
    await firstMessage(fixture.fork('./tracker-lock.ts', [fixture.databaseFile, mode]));
    await expect(fixture.start()).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
  });
});

function overwrite(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4096, bytes.length - 4096);
  writeFileSync(file, bytes);
}

test('while another process writes, reports are refused, viewers are served, and then all is well again', async () => {
  const tracker = await fixture.start();
  expect(await (await postReport(tracker.url)).text()).toBe('OK\n');
  const visitor = { address: '203.0.113.7' };
  const { cookie } = await postHeartbeat(tracker.url, visitor);
  const viewer = { ...visitor, cookie };
  const lock = fixture.fork('./tracker-lock.ts', [fixture.databaseFile, 'NORMAL']);
  await firstMessage(lock);

  await expect(postHeartbeat(tracker.url, viewer)).rejects.toThrow(/^503: .*"STORAGE_FAILED"/);
  const refused = await postReport(tracker.url);
  expect(refused.status).toBe(503);
  expect(await refused.text()).toMatch(/^ERROR DatabaseError: .*another process holds it locked.*\n$/);
  expect(await readJson(tracker.url, '/hall/stream.json')).toMatchObject({ active: true });

  const released = firstMessage(lock);
  lock.send('let go');
  await released;
  expect(await (await postReport(tracker.url)).text()).toBe('OK\n');
  // Once a second is often enough for one viewer, whatever became of what it said.
  await waitUntil(async () => (await postHeartbeat(tracker.url, viewer)).counted, 'the viewer is counted');
  expect(await readJson(tracker.url, '/api/v1/numbers/now')).toMatchObject({ viewers: '<5' });
});

test('while another process copies the database everything is stored', async () => {
  const tracker = await fixture.start();
  await postReport(tracker.url);
  const copy = fixture.fork('./tracker-lock.ts', [fixture.databaseFile, 'READ']);
  await firstMessage(copy);
  for (let index = 1; index <= 20; index += 1) {
    const reply = await postReport(tracker.url, { address: `192.0.2.${index}` });
    expect(await reply.text()).toBe('OK\n');
  }
  expect((await fetch(`${tracker.url}/readyz`)).status).toBe(200);
  copy.send('let go');
  await tracker.close();
  const again = await fixture.start();
  expect(await readGroups(again.url)).toMatchObject({ hall: { endpoints: 21 } });
});

test('a start finds what the last one stored', async () => {
  await fillDatabase();
  const tracker = await fixture.start();
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 50 } });
});
