import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CorrectionFolder } from '@foyer/feeds';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { corrections } from './corrections.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-corrections-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['the config names none', {}, 0],
  ['it cannot be had', { 'schedule-url': 'missing.xml' }, 1],
])('a correction is listed also without a programme: %s', async (_why, defaults, exitCode) => {
  const configFile = join(folder, 'config.json');
  writeFileSync(configFile, JSON.stringify({ default: defaults, hall: { title: 'Hall' } }));
  const kept = await new CorrectionFolder({ dir: join(folder, 'corrections') }).add({
    kind: 'delay',
    id: 'new',
    createdAt: 1,
    expiresAt: null,
    note: null,
    publishedStarts: new Map(),
    room: 'hall',
    byMs: 600_000,
    from: Date.now(),
    guid: null,
    untilEndOfDay: false,
  });
  const listed = await corrections.run([], { FOYER_CONFIG: configFile, FOYER_DATA: folder });
  expect(listed.exitCode).toBe(exitCode);
  expect(listed.stdout).toMatch(
    new RegExp(`^${kept.id}  Hall runs 10 minutes late\n  does nothing: there is no`),
  );
});
