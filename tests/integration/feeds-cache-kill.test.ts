import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskCache } from '../../packages/feeds/src/index.ts';

const WRITER = fileURLToPath(new URL('feeds-cache-writer.ts', import.meta.url));
const key = { location: 'programme.xml', format: null, timezone: 'UTC', language: 'en' };

let dir: string;
let writers: ChildProcess[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'foyer-feeds-'));
  writers = [];
});

afterEach(() => {
  for (const writer of writers) writer.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

/** Resolves when the writer has written everything once, and is at it again. */
async function startWriter(mark: string): Promise<ChildProcess> {
  const writer = fork(WRITER, [dir, mark], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  writers.push(writer);
  await once(writer, 'message');
  return writer;
}

async function kill(writer: ChildProcess): Promise<void> {
  const ended = once(writer, 'exit');
  writer.kill('SIGKILL');
  await ended;
}

/** One of the marks, if the files are whole. */
async function readMarks(): Promise<string[]> {
  const warnings: unknown[] = [];
  const warn = (fields: object) => void warnings.push(fields);
  const cache = new DiskCache({ dir, logger: { info() {}, warn, error: warn } });
  const [good, held, accepted] = await Promise.all([
    cache.readGood(key),
    cache.readHeld(key),
    cache.readAcceptance(key),
  ]);
  expect(warnings).toEqual([]);
  const texts = [good?.copy[0].text ?? '', held?.copy[0].text ?? ''];
  for (const text of texts) expect(text === text.charAt(0).repeat(1_000_000)).toBe(true);
  return [...texts.map(text => text.charAt(0)), accepted ?? ''];
}

test('two processes that write at once, and are killed in the middle, leave the old or the new', async () => {
  for (let round = 0; round < 2; round += 1) {
    const pair = await Promise.all([startWriter('a'), startWriter('b')]);
    for (let reading = 0; reading < 10; reading += 1) {
      for (const mark of await readMarks()) expect(['a', 'b']).toContain(mark);
    }
    await Promise.all(pair.map(kill));
    for (const mark of await readMarks()) expect(['a', 'b']).toContain(mark);
  }
  expect(readdirSync(dir).filter(name => !name.endsWith('.tmp'))).toHaveLength(3);
});
