import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitUntil } from '../../packages/dev-env/src/wait-until.ts';
import { buildPortalIfStale } from '../../tools/start/build-portal.ts';
import { isRunning } from './start-processes.ts';

/** In the place of Next: counts its builds, and does as the page says. */
const FAKE_NEXT = `
  const fs = require('node:fs');
  const page = fs.readFileSync('src/page.tsx', 'utf8');
  fs.appendFileSync('../../builds', process.pid + ' ' + process.argv.slice(2).join(' ') + '\\n');
  fs.mkdirSync('.next', { recursive: true });
  if (page === 'broken') {
    console.error('page.tsx:1 is broken');
    process.exit(1);
  }
  if (page === 'endless') setInterval(() => {}, 1000);
  else fs.writeFileSync('.next/BUILD_ID', 'id');
`;

let root: string;
let portal: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-build-'));
  portal = join(root, 'apps', 'portal');
  write('node_modules/next/dist/bin/next', FAKE_NEXT);
  write('src/page.tsx', 'fine');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(portal, file)), { recursive: true });
  writeFileSync(join(portal, file), text);
}

function listBuilds(): string[] {
  const file = join(root, 'builds');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

const build = (stop = new AbortController().signal) =>
  buildPortalIfStale({ root, env: process.env, stop, verbose: false });

test('pages are built when there are none, and again only when what they are made of has changed', async () => {
  await build();
  await build();
  expect(listBuilds()).toHaveLength(1);
  write('src/page.tsx', 'finer');
  await build();
  expect(listBuilds()).toHaveLength(2);
  rmSync(join(portal, '.next'), { recursive: true });
  await build();
  expect(listBuilds()).toHaveLength(3);
});

test('two that want them at once build once', async () => {
  await Promise.all([build(), build()]);
  expect(listBuilds()).toHaveLength(1);
});

test('a build that fails is quoted, and tried again even if the pages go back to what they were', async () => {
  await build();
  write('src/page.tsx', 'broken');
  await expect(build()).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: expect.stringContaining('page.tsx:1 is broken'),
  });
  await expect(build()).rejects.toThrow(join(root, '.foyer', 'logs', 'portal-build.log'));
  write('src/page.tsx', 'fine');
  await build();
  expect(listBuilds()).toHaveLength(4);
});

test('a build that nobody waits for any more is ended', async () => {
  write('src/page.tsx', 'endless');
  const stop = new AbortController();
  const building = build(stop.signal);
  building.catch(() => {});
  await waitUntil('the build', () => listBuilds().length === 1);
  stop.abort();
  await expect(building).rejects.toBe(stop.signal.reason);
  expect(isRunning(Number(listBuilds()[0]?.split(' ')[0]))).toBe(false);
});
