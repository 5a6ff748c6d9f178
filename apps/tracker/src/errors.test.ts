import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backupFaults, storageFaults, TrackerStorageError } from './errors.ts';

test.each([
  ['the database', /^\| `(STORAGE_\w+)` \| (?!\d+ )(.+?) \| (.+) \|$/gm, storageFaults],
  ['a backup', /^\| `(BACKUP_\w+)` \| (.+?) \| (.+) \|$/gm, backupFaults],
])('docs/errors.md says the same of %s', (_, pattern, faults) => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const shown = Object.fromEntries(
    Array.from(page.matchAll(pattern), ([, code, problem, advice]) => [code, { problem, advice }]),
  );
  expect(shown).toEqual(faults);
});

test('an error names the file, what is wrong and what to do', () => {
  const error = new TrackerStorageError(
    'STORAGE_CORRUPT',
    '/srv/foyer/tracker.db',
    new Error('file is not a database'),
  );
  expect(error.message).toBe(
    "The tracker's database /srv/foyer/tracker.db cannot be used: it is damaged, or not an SQLite database " +
      '(file is not a database). Move it away and put a backup in its place; without one a new database is made.',
  );
});
