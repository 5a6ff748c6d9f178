import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postReport, readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

let fixture: TrackerFixture;
let disk: string | undefined;

beforeEach(() => {
  fixture = new TrackerFixture();
  disk = mountSmallDisk(join(fixture.directory, 'disk'));
});

afterEach(async () => {
  if (disk !== undefined) execFileSync('umount', ['--lazy', disk]);
  await fixture.close();
});

/** undefined where this user may not mount. */
function mountSmallDisk(path: string): string | undefined {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

test('with a full disk reports are refused and viewers served; with room on it all is well', async context => {
  if (disk === undefined) return context.skip('needs root, to mount a disk that is small');
  const tracker = await fixture.start({ databaseFile: join(disk, 'tracker.db') });
  expect(await (await postReport(tracker.url)).text()).toBe('OK\n');
  const ballast = join(disk, 'ballast');
  fillUp(ballast);

  const refused = await postUntilRefused(tracker.url);
  expect(refused.status).toBe(503);
  expect(await refused.text()).toMatch(/^ERROR DatabaseError: .*the disk is full.*\n$/);
  expect(await readJson(tracker.url, '/hall/stream.json')).toMatchObject({ active: true });
  const readiness = await fetch(`${tracker.url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.text()).toContain('The database cannot be written: the disk is full.');

  rmSync(ballast);
  await waitUntil(async () => (await fetch(`${tracker.url}/readyz`)).ok, 'the tracker is ready again');
  expect(await (await postReport(tracker.url)).text()).toBe('OK\n');
});

function fillUp(file: string): void {
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}

/** The first ones may still fit into what the database file has already. */
async function postUntilRefused(url: string): Promise<Response> {
  const streams = Array.from({ length: 30 }, () => ({
    kind: 'video',
    protocol: 'hls',
    url: `https://edge.example.org/${'x'.repeat(1000)}`,
  }));
  for (let index = 1; index < 255; index += 1) {
    const reply = await postReport(url, { address: `192.0.2.${index}`, data: { streams } });
    if (reply.status !== 200) return reply;
  }
  throw new Error('more was stored than the disk has room for');
}
