import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { computePortalBuildStamp, listBuildInputs } from './portal-build-stamp.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-build-'));
  for (const file of [
    'pnpm-lock.yaml',
    'config.json',
    'apps/portal/next.config.ts',
    'apps/portal/src/app/page.tsx',
    'apps/portal/src/app/page.test.tsx',
    'apps/portal/.next/BUILD_ID',
    'apps/portal/next-env.d.ts',
    'apps/portal/README.md',
    'apps/tracker/src/main.ts',
    'packages/room/src/room-state.ts',
    'packages/room/src/room-state.test.ts',
    'packages/room/node_modules/zod/index.js',
  ]) {
    write(file, file);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

test('the pages are made of the portal, the packages and the dependencies, but not of tests and of what was built', () => {
  expect(listBuildInputs(root)).toEqual([
    'apps/portal/next.config.ts',
    'apps/portal/src/app/page.tsx',
    'packages/room/src/room-state.ts',
    'pnpm-lock.yaml',
  ]);
});

test.each([
  'apps/portal/src/app/page.tsx',
  'packages/room/src/room-state.ts',
  'pnpm-lock.yaml',
  'packages/room/src/new.ts',
])('a change of %s makes them stale', file => {
  const before = computePortalBuildStamp(root, '24.21.0');
  write(file, 'changed');
  expect(computePortalBuildStamp(root, '24.21.0')).not.toBe(before);
});

test('a file under another name makes them stale', () => {
  const before = computePortalBuildStamp(root, '24.21.0');
  rmSync(join(root, 'apps/portal/src/app/page.tsx'));
  write('apps/portal/src/app/pag.tsx', 'apps/portal/src/app/page.tsx');
  expect(computePortalBuildStamp(root, '24.21.0')).not.toBe(before);
});

test('another major version of Node makes them stale, another minor does not', () => {
  const stamp = computePortalBuildStamp(root, '24.21.0');
  expect(computePortalBuildStamp(root, '24.22.0')).toBe(stamp);
  expect(computePortalBuildStamp(root, '26.0.0')).not.toBe(stamp);
});
