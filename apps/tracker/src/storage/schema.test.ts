import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import {
  componentMoodTable,
  componentTable,
  endpointMinuteTable,
  endpointTable,
  withholdingTable,
} from './schema.ts';

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

test.each(
  [endpointTable, endpointMinuteTable, withholdingTable, componentTable, componentMoodTable].map(
    getTableConfig,
  ),
)(
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
