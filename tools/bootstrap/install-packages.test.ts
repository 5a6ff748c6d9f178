import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arePackagesInstalled } from './install-packages.mjs';
import { computeStamp } from './workspace-stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-installed-'));
  mkdirSync(join(root, 'packages', 'room', 'node_modules', 'zod'), { recursive: true });
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
  writeFileSync(join(root, 'packages', 'room', 'package.json'), '{ "dependencies": { "zod": "4" } }');
  mkdirSync(join(root, 'node_modules'));
  const stamp = computeStamp({ root, platform: `${process.platform}-${process.arch}` });
  writeFileSync(join(root, 'node_modules', '.foyer-stamp'), stamp);
});
afterEach(() => rmSync(root, { recursive: true }));

test('with the stamp and the packages there is nothing to do', () => {
  expect(arePackagesInstalled(root)).toBe(true);
});

test.each([
  'node_modules',
  'node_modules/.foyer-stamp',
  'packages/room/node_modules',
  'packages/room/node_modules/zod',
])('without %s there is', path => {
  rmSync(join(root, path), { recursive: true });
  expect(arePackagesInstalled(root)).toBe(false);
});

test('after a change of what is asked for there is', () => {
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'changed');
  expect(arePackagesInstalled(root)).toBe(false);
});
