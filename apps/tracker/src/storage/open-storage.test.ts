import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { openStorage } from './open-storage.ts';

test('what the log kept at the start, since somebody read it, leaves it when nobody does any more', () => {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-storage-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'tracker.db');
  const secret = 'a name that nobody shall find';
  const crashed = openDatabase(file).$client;
  crashed.exec(`CREATE TABLE note (text); INSERT INTO note VALUES ('${secret}')`);
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM note');
  const storage = openStorage({ file, logger: pino({ level: 'silent' }), observeCommit: () => {} });
  onTestFinished(() => storage.close());
  const isLogged = () => readFileSync(`${file}-wal`).includes(secret);
  expect(isLogged()).toBe(true);
  reader.close();
  storage.listeners.forgetListeners(0);
  expect(isLogged()).toBe(false);
  crashed.close();
});
