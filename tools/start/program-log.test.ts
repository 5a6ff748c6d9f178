import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProgramLog } from './program-log.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-log-'));
  file = join(folder, 'logs', 'portal.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(path, 'utf8');

test('each start begins a log of its own and keeps the one before', () => {
  for (const run of ['first', 'second', 'third']) {
    const log = new ProgramLog(file);
    log.write(run);
    log.close();
  }
  expect(read(file)).toBe('third\n');
  expect(read(`${file}.1`)).toBe('second\n');
  expect(existsSync(`${file}.2`)).toBe(false);
});

test('it never takes more than twice its limit', () => {
  const log = new ProgramLog(file, { limitBytes: 100 });
  for (let line = 0; line < 100; line += 1) log.write(`line ${line} and some text`);
  log.close();
  expect(read(file)).toMatch(/line 99 and some text\n$/);
  expect(read(file).length + read(`${file}.1`).length).toBeLessThan(300);
});

test('what comes after the end is dropped', () => {
  const log = new ProgramLog(file);
  log.close();
  log.write('late');
  log.close();
  expect(read(file)).toBe('');
});
