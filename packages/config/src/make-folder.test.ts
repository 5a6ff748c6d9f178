import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('makes what is missing, and leaves what is there', () => {
  const folder = join(root, 'data', 'logs');
  makeFolder(folder);
  writeFileSync(join(folder, 'portal.log'), '');
  makeFolder(folder);
  expect(existsSync(join(folder, 'portal.log'))).toBe(true);
});

// Each of these keeps `mkdirSync` with `recursive` busy for ever.
test.skipIf(process.platform !== 'linux')('says that a folder takes no others', () => {
  expect(() => makeFolder('/proc/foyer/logs')).toThrow(/ENOENT.*'\/proc\/foyer'/);
});

test('says that a link leads nowhere', () => {
  symlinkSync(join(root, 'not-mounted'), join(root, 'data'));
  expect(() => makeFolder(join(root, 'data', 'logs'))).toThrow(/EEXIST.*data'/);
});

test('says that a file stands in the way', () => {
  writeFileSync(join(root, 'data'), '');
  expect(() => makeFolder(join(root, 'data', 'logs'))).toThrow(/ENOTDIR|EEXIST/);
});
