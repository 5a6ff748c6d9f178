import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';

let fixture: FeedsFixture;

beforeEach(async () => {
  fixture = new FeedsFixture();
  await fixture.start();
});

afterEach(() => fixture.close());

const cacheFiles = () => readdirSync(fixture.cacheDir);

const onlyCacheFile = () => {
  const [name, ...others] = cacheFiles();
  if (name === undefined || others.length > 0) throw new Error(`expected one file, got ${cacheFiles()}`);
  return join(fixture.cacheDir, name);
};

/** The content of a cache file, with another text of the programme. */
const withText = (content: string, text: unknown) => {
  const { copy, ...rest } = JSON.parse(content);
  return { ...rest, copy: [{ ...copy[0], text }] };
};

/** What an earlier run leaves behind. */
const runOnce = async () => {
  const store = fixture.store();
  await fixture.open(store).refresh();
  await store.close();
  fixture.requests.length = 0;
};

test('serves the copy of an earlier run before its location answers, and asks with its ETag', async () => {
  fixture.serveTagged(programme('Lunch Is a Protocol'), '"1"');
  const fetchedAt = fixture.now;
  await runOnce();
  const { promise: asked, resolve: noteAsked } = Promise.withResolvers<() => void>();
  fixture.respond = (response, request) => {
    const known = request.headers['if-none-match'] === '"1"';
    noteAsked(() => response.writeHead(known ? 304 : 500).end());
  };
  fixture.now += 3_600_000;
  const handle = fixture.open();
  await handle.ready;
  const { feed } = handle.current();
  expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
  expect(handle.current()).toMatchObject({ fetchedAt, checkedAt: null, failure: null, source: 'cache' });
  (await asked)();
  await handle.refresh();
  expect(handle.current()).toMatchObject({ fetchedAt: fixture.now, failure: null, source: 'network' });
  expect(handle.current().feed).toBe(feed);
});

test('remembers when the copy was last known to be good', async () => {
  fixture.serveTagged(programme('Lunch Is a Protocol'), '"1"');
  await runOnce();
  fixture.now += 3_600_000;
  await runOnce();
  const confirmedAt = fixture.now;
  fixture.now += 3_600_000;
  await fixture.stopServer();
  const handle = fixture.open();
  await handle.refresh();
  expect(handle.current()).toMatchObject({
    fetchedAt: confirmedAt,
    failure: { code: 'FEED_UNREACHABLE' },
    source: 'cache',
  });
});

test('does not let an empty or a broken programme replace the copy of an earlier run', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  await runOnce();
  const path = onlyCacheFile();
  const copy = readFileSync(path, 'utf8');
  for (const text of [programme(), '<html>']) {
    fixture.serve(text);
    const handle = fixture.open();
    await handle.refresh();
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
    expect(handle.current().failure).not.toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(copy);
  }
});

test('does not keep a part of a programme', async () => {
  fixture.serve(programme('Lunch Is a Protocol').replace('</schedule>', ''));
  await runOnce();
  expect(cacheFiles()).toEqual([]);
});

test.each([
  ['not JSON', () => '{"location":'],
  ['another shape', () => '[]'],
  ['no text', (copy: string) => JSON.stringify(withText(copy, 7))],
  ['of another programme', (copy: string) => copy.replaceAll('schedule.xml', 'elsewhere.xml')],
  ['too large', (copy: string) => copy + ' '.repeat(64_000_000)],
  ['not whole', (copy: string) => JSON.stringify(withText(copy, '<schedule>'))],
])('ignores a copy that is %s, and says so', async (_what, corrupt) => {
  fixture.serveTagged(programme('Lunch Is a Protocol'), '"1"');
  await runOnce();
  const path = onlyCacheFile();
  writeFileSync(path, corrupt(readFileSync(path, 'utf8')));
  const handle = fixture.open();
  await handle.refresh();
  expect(fixture.takeLog('warn', 'error')).toEqual([
    expect.stringMatching(/^cached programme is .*ignored$/),
  ]);
  expect(fixture.requests[0]?.headers).not.toHaveProperty('if-none-match');
  expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
  expect(handle.current()).toMatchObject({ failure: null, source: 'network' });
});

test('asks without an ETag that cannot be sent', async () => {
  fixture.serveTagged(programme('Lunch Is a Protocol'), '"1"');
  await runOnce();
  const path = onlyCacheFile();
  const content = JSON.parse(readFileSync(path, 'utf8'));
  content.copy[0].etag = '"1"\r\nhost: elsewhere';
  writeFileSync(path, JSON.stringify(content));
  const handle = fixture.open();
  await handle.refresh();
  expect(handle.current()).toMatchObject({ failure: null, source: 'network' });
});

test('does not say that a copy is from the future, after the clock was set back', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  await runOnce();
  fixture.now -= 3_600_000;
  await fixture.stopServer();
  const handle = fixture.open();
  await handle.ready;
  expect(handle.current().fetchedAt).toBe(fixture.now);
});

test('leaves nothing half written behind', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  await runOnce();
  const path = onlyCacheFile();
  rmSync(path);
  mkdirSync(path);
  await runOnce();
  expect(fixture.takeLog('warn')).toContain('programme cannot be cached on disk');
  expect(cacheFiles()).toEqual([basename(path)]);
});

test('does not fall over a copy by a fault of its own', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  await runOnce();
  const clock = vi
    .fn(() => fixture.now)
    .mockImplementationOnce(() => {
      throw new Error('the clock has stopped');
    });
  const handle = fixture.open(fixture.store({ clock }));
  await handle.refresh();
  expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
  expect(fixture.takeLog('error')).toEqual(['reading a cached programme failed by a fault of ours']);
});

test('works without a disk to write on, and says so once', async () => {
  const file = join(fixture.cacheDir, 'a-file');
  writeFileSync(file, '');
  fixture.serve(programme('Lunch Is a Protocol'));
  const handle = fixture.open(fixture.store({ cacheDir: join(file, 'feeds') }));
  await handle.refresh();
  expect(fixture.takeLog('warn', 'error')).toEqual(['programme cannot be cached on disk']);
  fixture.serve(programme('Sharpen Everything'));
  await handle.refresh();
  expect(titlesOf(handle.current())).toEqual(['Sharpen Everything']);
  expect(handle.current().failure).toBeNull();
  expect(fixture.takeLog('warn', 'error')).toEqual([]);
});

test('keeps the newest copies, removes what it left behind, and nothing of others', async () => {
  const old = Array.from({ length: 70 }, (_, index) => `${index.toString(16).padStart(32, '0')}.json`);
  const temporary = `${'e'.repeat(32)}.json.0f0e0d0c-0000-4000-8000-000000000000.tmp`;
  for (const [age, name] of [...old, temporary, 'notes.json'].entries()) {
    const path = join(fixture.cacheDir, name);
    writeFileSync(path, '');
    utimesSync(path, 1_000_000 - age, 1_000_000 - age);
  }
  fixture.serve(programme('Lunch Is a Protocol'));
  await runOnce();
  const left = cacheFiles();
  expect(left).toHaveLength(64 + 1);
  expect(left).toEqual(expect.arrayContaining(['notes.json', ...old.slice(0, 63)]));
  expect(left.filter(name => statSync(join(fixture.cacheDir, name)).mtimeMs === fixture.now)).toHaveLength(1);
});

test('a closed store leaves the process nothing to wait for', async () => {
  fixture.serve(programme('Lunch Is a Protocol'), { connection: 'keep-alive' });
  const script = `
    import { createFeedStore } from '../../packages/feeds/src/index.ts';
    const logger = { info() {}, warn() {}, error() {} };
    const store = createFeedStore({ cacheDir: ${JSON.stringify(fixture.cacheDir)}, clock: Date.now, logger });
    const location = ${JSON.stringify(`${fixture.origin}/schedule.xml`)};
    const options = { location, format: null, timezone: 'Europe/Lisbon', language: 'en', reloadS: 3600 };
    await store.open({ ...options, language: 'pt' }).ready;
    const handle = store.open({ ...options, allowPrivate: true });
    await handle.ready;
    await store.close();
    console.log(handle.current().feed.sessions.length);
  `;
  const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
    timeout: 30_000,
  });
  expect(stdout).toBe('1\n');
});
