import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { createSaltStore } from './salt-store.ts';

test('says that something is left of a salt while a backup reads, and removes it after that', () => {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-salts-'));
  const file = join(directory, 'tracker.db');
  const database = openDatabase(file);
  const store = createSaltStore(database);
  const salt = Buffer.from('the salt of the day');
  const isLeft = () =>
    readdirSync(directory).some(name => readFileSync(join(directory, name)).includes(salt));
  store.addSalt({ day: 1, salt });

  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM day_salt');
  expect(store.removeSalts([1])).toBe(false);
  expect(store.listSalts()).toEqual([]);
  expect(isLeft()).toBe(true);

  reader.close();
  expect(store.removeSalts([1])).toBe(true);
  expect(isLeft()).toBe(false);
  database.$client.close();
  rmSync(directory, { recursive: true });
});
