import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import * as schema from './schema.ts';

let directory: string;
let database: TrackerDatabase;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-schema-'));
  database = openDatabase(join(directory, 'tracker.db'));
});

afterAll(() => {
  database.$client.close();
  rmSync(directory, { recursive: true });
});

const tables = Object.values(schema).filter(value => value instanceof SQLiteTable);

test.each(tables.map(getTableConfig))(
  'the migrations make $name as the schema has it: else run drizzle-kit generate',
  ({ name, columns, indexes }) => {
    const made = database.$client.pragma(`table_info(${name})`) as {
      name: string;
      type: string;
      notnull: number;
    }[];
    expect(made.map(column => [column.name, column.type.toLowerCase(), column.notnull === 1])).toEqual(
      columns.map(column => [column.name, column.getSQLType(), column.notNull]),
    );
    const madeIndexes = database.$client.pragma(`index_list(${name})`) as { name: string }[];
    expect(madeIndexes.map(index => index.name)).toEqual(
      expect.arrayContaining(indexes.map(({ config }) => config.name)),
    );
  },
);

test.each([schema.viewerRollupTable, schema.playerErrorTable].map(getTableConfig))(
  'the migrations make $name WITHOUT ROWID',
  ({ name }) => {
    const [table] = database.$client.pragma(`table_list(${name})`) as { wr: number }[];
    expect(table?.wr).toBe(1);
  },
);
