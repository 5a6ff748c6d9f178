import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Correction } from '@foyer/schedule';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedLogger } from '../feed-logger.ts';
import { CorrectionFolder } from './correction-folder.ts';
import { watchCorrections } from './watch-corrections.ts';

const HOUR = 3_600_000;
const made = Date.UTC(2026, 5, 13, 10);

let dir: string;
let folder: CorrectionFolder;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'foyer-corrections-'));
  folder = new CorrectionFolder({ dir });
});

afterEach(() => rm(dir, { recursive: true }));

function cancel(guid: string): Correction {
  return {
    kind: 'cancel',
    id: 'new',
    guid,
    createdAt: made,
    expiresAt: made + HOUR,
    note: null,
    publishedStarts: new Map([[guid, made + 2 * HOUR]]),
  };
}

async function list() {
  const kept = await Promise.all((await folder.list()).map(file => folder.read(file)));
  return { kept, ended: await folder.listEnded() };
}

test('what is taken back or over is remembered, with when it ended', async () => {
  const [rain, fog] = [await folder.add(cancel('rain')), await folder.add(cancel('fog'))];
  await folder.remove(rain.id, made + 60_000);
  expect(await list()).toEqual({ kept: [fog], ended: [{ correction: rain, endedAt: made + 60_000 }] });
  await folder.removeExpired(made + 2 * HOUR, new Map());
  const { kept, ended } = await list();
  expect(kept).toEqual([]);
  expect(ended).toContainEqual({ correction: fog, endedAt: made + HOUR });
});

test('what does not say when it ends is over when the others and the programme make it so', async () => {
  const unbounded = (guid: string) => folder.add({ ...cancel(guid), expiresAt: null });
  const [rain, fog, hail] = [await unbounded('rain'), await unbounded('fog'), await unbounded('hail')];
  const ends = new Map([
    [rain.id, made + HOUR],
    [fog.id, made + 3 * HOUR],
  ]);
  expect(await folder.removeExpired(made + 2 * HOUR, ends)).toEqual([]);
  const { kept, ended } = await list();
  expect(new Set(kept)).toEqual(new Set([fog, hail]));
  expect(ended).toEqual([{ correction: { ...rain, expiresAt: made + HOUR }, endedAt: made + HOUR }]);
});

test('no more than two hundred are remembered, the latest, and nothing that cannot be read', async () => {
  const { id: first } = await folder.add(cancel('first'));
  await folder.remove(first, made + 1);
  await writeFile(join(dir, 'ended', 'abcde.json'), 'nonsense');
  for (let index = 0; index < 202; index++) {
    const { id } = await folder.add(cancel(String(index)));
    await folder.remove(id, made + 2 + index);
  }
  const ended = await folder.listEnded();
  expect(ended).toHaveLength(200);
  expect(Math.min(...ended.map(({ endedAt }) => endedAt))).toBe(made + 4);
  expect(await readdir(join(dir, 'ended'))).toHaveLength(200);
});

test('goes though nobody can write that it is over, and holds though nobody can read what is', async () => {
  const [rain, fog] = [await folder.add(cancel('rain')), await folder.add(cancel('fog'))];
  await writeFile(join(dir, 'ended'), 'a file where a folder should be');
  const warning = await folder.remove(rain.id, made + 1);
  expect(warning).toMatchObject({
    code: 'CORRECTIONS_FORGOTTEN',
    message: expect.stringMatching(
      `^The end of ${rain.id} could not be written to ${join(dir, 'ended')} [(]E`,
    ),
  });
  const warned: string[] = [];
  const warn = (_facts: object, message: string) => void warned.push(message);
  const logger = { info() {}, error() {}, warn } as unknown as FeedLogger;
  const watcher = await watchCorrections({ dir, logger });
  expect(watcher.current()).toEqual([fog]);
  expect(warned).toEqual(['corrections that are over cannot be read']);
  await watcher.close();
});

test('what is over goes though nobody can write that it is, and one message names all', async () => {
  const ids = [(await folder.add(cancel('rain'))).id, (await folder.add(cancel('fog'))).id].sort();
  await writeFile(join(dir, 'ended'), 'a file where a folder should be');
  const warnings = await folder.removeExpired(made + 2 * HOUR, new Map());
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining(`The end of ${ids.join(', ')} could not be written`),
  ]);
  expect(await folder.list()).toEqual([]);
});

test('one that was made by a clock that is ahead leaves nothing behind', async () => {
  const { id } = await folder.add(cancel('rain'));
  expect(await folder.remove(id, made - HOUR)).toBeNull();
  expect(await list()).toEqual({ kept: [], ended: [] });
});

test('what is in both places, since taking it back was cut off, counts', async () => {
  const rain = await folder.add(cancel('rain'));
  const [file] = await folder.list();
  await folder.remove(rain.id, made + 1);
  const record = await readdir(join(dir, 'ended'));
  expect(record).toEqual([`${rain.id}.json`]);
  const again = await folder.add(cancel('fog'));
  const logger = { info() {}, warn() {}, error() {} };
  await writeFile(
    file?.path ?? '',
    '{ "kind": "cancel", "session": "rain", "created": "2026-06-13T10:00:00Z", "starts": {} }',
  );
  const watcher = await watchCorrections({ dir, logger });
  const current = watcher.current().map(({ id }) => id);
  expect(current.sort()).toEqual([rain.id, again.id].sort());
  expect(watcher.ended()).toEqual([]);
  await watcher.close();
});

test('an unreadable one can be taken back', async () => {
  await writeFile(join(dir, 'abcde.json'), 'nonsense');
  await folder.remove('abcde', made);
  expect(await list()).toEqual({ kept: [], ended: [] });
});
