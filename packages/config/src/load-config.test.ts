import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from './load-config.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('config.private.json beside the file goes over it, if it is there', async () => {
  const file = await write('my.json', '{ "config": { "title": "A" }, "hall": {} }');
  expect((await loadConfig({ file })).system.title).toBe('A');
  await write('config.private.json', '{ "config": { "title": "B" } }');
  expect((await loadConfig({ file })).system.title).toBe('B');
  expect((await loadConfig({ file, privateFile: join(folder, 'none.json') })).system.title).toBe('A');
});

test('paths are relative to the file that has them', async () => {
  await mkdir(join(folder, 'secret'));
  const file = await write('config.json', '{ "hall": { "schedule-url": "a.xml" }, "attic": {} }');
  const privateFile = await write('secret/private.json', '{ "attic": { "schedule-url": "b.xml" } }');
  const { rooms } = await loadConfig({ file, privateFile });
  expect(rooms.map(room => room.scheduleUrl)).toEqual([join(folder, 'a.xml'), join(folder, 'secret/b.xml')]);
});

test('a byte order mark is not part of the JSON', async () => {
  expect((await loadConfig({ file: await write('config.json', '\uFEFF{ "hall": {} }') })).rooms).toHaveLength(
    1,
  );
});

test('a file that is not there is an error that says how to name another', async () => {
  const file = join(folder, 'config.json');
  await expect(loadConfig({ file })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `${file}: there is no such file, expected the config; FOYER_CONFIG or --config names another`,
  });
});

test('a file that cannot be read is an error with the reason', async () => {
  await expect(loadConfig({ file: folder })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `${folder}: is a folder, expected a file that this user may read; FOYER_CONFIG or --config names another`,
  });
});
