import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConfigWatcher } from './watch-config.ts';
import { watchConfig } from './watch-config.ts';

const DEADLINE_MS = 5_000;

let folder: string;
let file: string;
let watcher: ConfigWatcher | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-watch-'));
  file = join(folder, 'config.json');
});
afterEach(async () => {
  await watcher?.close();
  watcher = undefined;
  await rm(folder, { recursive: true });
});

/** What the watcher told, in order; `next` waits for what it has not yet told. */
async function watchTitles() {
  const told: string[] = [];
  let taken = 0;
  let wake = (): void => undefined;
  const tell = (what: string): void => {
    told.push(what);
    wake();
  };
  watcher = await watchConfig({
    file,
    debounceMs: 5,
    onChange: config => tell(config.system.title),
    onRefused: error =>
      tell(`refused ${error.problems.map(problem => problem.key ?? problem.message).join(' ')}`),
  });
  const next = async (): Promise<string> => {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    while (told.length <= taken) {
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        deadline.addEventListener('abort', () => reject(new Error('the watcher told nothing in time')));
      });
    }
    taken += 1;
    return told[taken - 1] ?? '';
  };
  return { next };
}

const writeTitle = (title: string, path = file) => writeFile(path, `{ "config": { "title": "${title}" } }`);

test('a change is taken over', async () => {
  await writeTitle('A');
  const { next } = await watchTitles();
  expect(watcher?.current().system.title).toBe('A');
  await writeTitle('B');
  expect(await next()).toBe('B');
  expect(watcher?.current().system.title).toBe('B');
});

test('so is a file that takes the place of another, again and again', async () => {
  await writeTitle('A');
  const { next } = await watchTitles();
  for (const title of ['B', 'C', 'D']) {
    await writeTitle(title, `${file}.new`);
    await rename(`${file}.new`, file);
    expect(await next()).toBe(title);
  }
});

test('a private file may come, change and go', async () => {
  await writeTitle('A');
  const { next } = await watchTitles();
  const privateFile = join(folder, 'config.private.json');
  await writeTitle('B', privateFile);
  expect(await next()).toBe('B');
  await writeTitle('C', privateFile);
  expect(await next()).toBe('C');
  await rm(privateFile);
  expect(await next()).toBe('A');
});

test('a broken change is refused, and the last good config stays', async () => {
  await writeTitle('A');
  const { next } = await watchTitles();
  await writeFile(file, '{ "config": { "accent": "red" } }');
  expect(await next()).toBe('refused accent');
  expect(watcher?.current().system.title).toBe('A');
  await writeTitle('B');
  expect(await next()).toBe('B');
});

test('a file that goes away is missed, and found when it is back', async () => {
  await writeTitle('A');
  const { next } = await watchTitles();
  await rm(file);
  expect(await next()).toMatch(/^refused there is no such file/);
  expect(watcher?.current().system.title).toBe('A');
  await writeTitle('B');
  expect(await next()).toBe('B');
});

test('a config that is broken at the start is thrown, and nothing is watched', async () => {
  await writeFile(file, '{ "config": { "accent": "red" } }');
  await expect(watchTitles()).rejects.toThrow('key "accent"');
});
