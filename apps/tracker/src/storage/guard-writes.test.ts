import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { guardWrites } from './guard-writes.ts';
import { openDatabase } from './open-database.ts';

test('a full disk is logged when it begins and when it ends, in the words of docs/errors.md', () => {
  const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
  const database = openDatabase(':memory:');
  const said: string[] = [];
  const logger = pino({}, { write: line => said.push(JSON.parse(line).msg) });
  let isFull = true;
  const write = guardWrites(
    () => {
      if (isFull) throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
      return 'stored';
    },
    { database, logger },
  );
  const refusal = expect.objectContaining({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('the disk is full'),
  });
  expect(write).toThrow(refusal);
  expect(write).toThrow(refusal);
  expect(said).toEqual(['storing fails']);
  isFull = false;
  expect([write(), write()]).toEqual(['stored', 'stored']);
  expect(said).toEqual(['storing fails', 'storing works again']);
  for (const words of said) expect(page).toContain(`\`${words}\``);
  database.$client.close();
});
