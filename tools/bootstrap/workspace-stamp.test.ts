import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { computeStamp, listWorkspaceFolders } from './workspace-stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-stamp-'));
  write(
    'pnpm-workspace.yaml',
    "# packages:\npackages:\n  - apps/*\n  - 'packages/*'\n  - tools\n\nother:\n  - no\n",
  );
  write('pnpm-lock.yaml', 'lock');
  write('package.json', '{}');
  write('apps/portal/package.json', '{ "name": "portal" }');
  write('apps/notes.md', 'not a package');
  write('packages/room/package.json', '{ "name": "room" }');
  write('tools/package.json', '{ "name": "tools" }');
  write('no/package.json', '{ "name": "not in the workspace" }');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const stamp = (platform = 'linux-x64') => computeStamp({ root, platform });

test('the folders of the workspace are those that have a package.json', () => {
  expect(listWorkspaceFolders(root)).toEqual(['apps/portal', 'packages/room', 'tools']);
});

test.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/room/package.json'])(
  'a change of %s asks for another install',
  file => {
    const before = stamp();
    write(file, file === 'pnpm-workspace.yaml' ? 'packages:\n  - apps/*\n' : '{ "changed": true }');
    expect(stamp()).not.toBe(before);
  },
);

test('a new package asks for another install', () => {
  const before = stamp();
  write('packages/feeds/package.json', '{}');
  expect(stamp()).not.toBe(before);
});

test('another machine asks for another install', () => {
  expect(stamp('linux-arm64')).not.toBe(stamp('linux-x64'));
});

test('a change of the code does not', () => {
  const before = stamp();
  write('packages/room/src/index.ts', 'export {};');
  expect(stamp()).toBe(before);
});
