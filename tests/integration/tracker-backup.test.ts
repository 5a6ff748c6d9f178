import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTrackerTool } from '../../tools/tracker.ts';
import { createReleasedDatabase, releasedSchemas } from './released-schema.ts';
import { postReport, readGroups, TrackerFixture } from './tracker-fixture.ts';

let fixture: TrackerFixture;
let backupFile: string;

beforeEach(() => {
  fixture = new TrackerFixture();
  backupFile = join(fixture.directory, 'backup.db');
});

afterEach(() => fixture.close());

function run(...args: string[]) {
  return runTrackerTool(args, { FOYER_DATA: fixture.directory });
}

async function expectDone(...args: string[]): Promise<string> {
  const { stdout, ...outcome } = await run(...args);
  expect(outcome).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

/** Addresses of the last octet. */
async function postReports(url: string, from: number, to: number): Promise<void> {
  for (let index = from; index <= to; index += 1) {
    expect(await (await postReport(url, { address: `192.0.2.${index}` })).text()).toBe('OK\n');
  }
}

async function countEndpoints(url: string): Promise<number | undefined> {
  return (await readGroups(url)).hall?.endpoints;
}

/** What the folder has, but for the lock. */
function listFiles(): string[] {
  return readdirSync(fixture.directory)
    .filter(name => !name.endsWith('.lock'))
    .toSorted();
}

test('a backup that is made while endpoints report has all that was acknowledged before, and comes back', async () => {
  const tracker = await fixture.start();
  await postReports(tracker.url, 1, 20);
  await expectDone('drain', '192.0.2.7');
  const [stdout] = await Promise.all([expectDone('backup', backupFile), postReports(tracker.url, 101, 150)]);
  expect(stdout).toMatch(/^\S+backup\.db: \d+ KiB, checked\. Back: npm run tracker restore \S+backup\.db\n$/);
  await tracker.close();

  const databaseFile = join(fixture.directory, 'elsewhere', 'tracker.db');
  const restored = await expectDone('restore', backupFile, '--data', join(fixture.directory, 'elsewhere'));
  expect(restored).toMatch(/tracker\.db is what \S+backup\.db was\. Last report: \d{4}-\S+ \S+Z\.\n$/);
  const { url } = await fixture.start({ databaseFile });
  const endpoints = (await countEndpoints(url)) ?? 0;
  expect(endpoints).toBeGreaterThanOrEqual(20);
  expect(endpoints).toBeLessThanOrEqual(70);
  expect(await expectDone('drain', '--data', join(fixture.directory, 'elsewhere'))).toMatch(
    /hall@192\.0\.2\.7 .* drains since/,
  );
});

test('a restore puts back what was, also after kill -9, and keeps what is there', async () => {
  const before = await fixture.spawn();
  await postReports(before.url, 1, 5);
  await expectDone('backup', backupFile);
  await postReports(before.url, 6, 9);
  await before.kill();
  expect(existsSync(`${fixture.databaseFile}-wal`)).toBe(true);

  const kept = /What was there before is (\S+);/.exec(await expectDone('restore', backupFile))?.[1] ?? '';
  expect(listFiles()).toEqual(['backup.db', 'tracker.db', kept.slice(fixture.directory.length + 1)]);
  const after = await fixture.start();
  expect(await countEndpoints(after.url)).toBe(5);
  await after.close();

  copyFileSync(kept, fixture.databaseFile);
  expect(await countEndpoints((await fixture.start()).url)).toBe(9);
});

test('a database that is damaged makes way for a backup, and is kept as it is', async () => {
  const tracker = await fixture.start();
  await postReports(tracker.url, 1, 5);
  await expectDone('backup', backupFile);
  await tracker.close();
  const damaged = 'no database any more '.repeat(500);
  writeFileSync(fixture.databaseFile, damaged);
  expect((await run('backup', join(fixture.directory, 'other.db'))).stderr).toContain('it is damaged');
  expect(listFiles()).toEqual(['backup.db', 'tracker.db']);

  const kept = /before is (\S+);/.exec(await expectDone('restore', backupFile))?.[1] ?? '';
  expect(readFileSync(kept, 'utf8')).toBe(damaged);
  expect(await countEndpoints((await fixture.start()).url)).toBe(5);
});

test('while a tracker runs nothing is restored', async () => {
  const { url } = await fixture.start();
  await postReports(url, 1, 3);
  await expectDone('backup', backupFile);
  expect(await run('restore', backupFile)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/a tracker runs with it\. Stop that tracker/),
  });
  await postReports(url, 4, 4);
  expect(await countEndpoints(url)).toBe(4);
});

test.each(releasedSchemas)('a backup of the schema %s is brought up to date', async schema => {
  createReleasedDatabase(schema, backupFile).close();
  expect(await expectDone('restore', backupFile)).toContain('No endpoint had reported.');
  const { url } = await fixture.start();
  await postReports(url, 1, 1);
});

describe('a backup that cannot be restored leaves all as it is, and the message says what to do', () => {
  beforeEach(async () => {
    const tracker = await fixture.start();
    await postReports(tracker.url, 1, 50);
    await tracker.close();
    await expectDone('backup', backupFile);
  });

  function change(sql: string): void {
    const client = new Database(backupFile);
    client.exec(sql);
    client.close();
  }

  function overwrite(): void {
    const bytes = readFileSync(backupFile);
    writeFileSync(backupFile, bytes.fill(0xff, 4096, bytes.length - 4096));
  }

  test.each([
    ['a text', () => writeFileSync(backupFile, 'minutes of the last meeting\n'.repeat(100)), 'it is damaged'],
    ['empty', () => writeFileSync(backupFile, ''), 'it is not the database of a tracker'],
    ['overwritten', overwrite, 'it is damaged'],
    ['of another program', () => change('DROP TABLE __drizzle_migrations'), 'not the database of a tracker'],
    [
      'of a newer tracker',
      () => change("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9e12)"),
      'made by a newer version',
    ],
    [
      'without what it refers to',
      () => change('PRAGMA foreign_keys = OFF; DELETE FROM endpoint'),
      'rows refer to what is not there, the first in endpoint_minute',
    ],
  ])('%s', async (_, damage, message) => {
    damage();
    const before = readFileSync(fixture.databaseFile);
    expect(await run('restore', backupFile)).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
    expect(readFileSync(fixture.databaseFile).equals(before)).toBe(true);
    expect(listFiles()).toEqual(['backup.db', 'tracker.db']);
  });

  test('not there', async () => {
    expect((await run('restore', join(fixture.directory, 'none.db'))).stderr).toContain('it is not there');
    expect((await run('restore', fixture.directory)).stderr).toContain('or is not a file');
    expect(await run('restore')).toMatchObject({ exitCode: 2 });
  });
});

describe('where a backup goes', () => {
  beforeEach(async () => {
    await (await fixture.start()).close();
  });

  test('nothing else is lost, unless it is said', async () => {
    writeFileSync(backupFile, 'dear to somebody');
    expect(await run('backup', backupFile)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Choose another name, or say --replace.'),
    });
    expect(readFileSync(backupFile, 'utf8')).toBe('dear to somebody');
    await expectDone('backup', backupFile, '--replace');
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    expect((await run('backup', fixture.databaseFile, '--replace')).exitCode).toBe(1);
  });

  test('a folder gives it a name', async () => {
    const folder = join(fixture.directory, 'backups');
    mkdirSync(folder);
    await expectDone('backup', folder);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^tracker-\d{8}T\d{6}Z\.db$/)]);
  });

  test.each([
    ['/nowhere/at/all.db', 'its folder does not exist'],
    ['/proc/backup.db', 'it cannot be written'],
  ])('%s is refused', async (file, message) => {
    expect(await run('backup', file)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(message),
    });
  });

  test('a data folder without a database has nothing to back up, and none is made', async () => {
    const data = join(fixture.directory, 'other');
    mkdirSync(data);
    expect((await run('backup', backupFile, '--data', data)).stderr).toContain('it does not exist');
    expect(readdirSync(data)).toEqual([]);
  });
});

test('by a backup nobody is found again who watched, nor by what a restore keeps', async () => {
  const tracker = await fixture.start();
  const client = new Database(fixture.databaseFile);
  const salts = [Buffer.from('salt-of-the-day-salt-of-the-day-'), Buffer.from('salt-of-an-hour-')];
  const digest = Buffer.from('digest-of-someone');
  client.prepare('INSERT INTO day_salt VALUES (1, ?)').run(salts[0]);
  client
    .prepare("INSERT INTO listener_hour VALUES (1, 'hall', 490000, ?, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0)")
    .run(salts[1]);
  client.prepare('INSERT INTO listener VALUES (1, ?)').run(digest);
  client.close();
  await expectDone('backup', backupFile);
  await tracker.close();
  const kept = /before is (\S+);/.exec(await expectDone('restore', backupFile))?.[1] ?? '';
  for (const file of [backupFile, kept]) {
    const bytes = readFileSync(file);
    for (const secret of [...salts, digest]) expect(bytes.includes(secret), `${file} ${secret}`).toBe(false);
    const copy = new Database(file, { readonly: true });
    expect(copy.prepare('SELECT viewers FROM listener_hour').pluck().all()).toEqual([1]);
    copy.close();
  }
});
