import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { createReleasedDatabase, readMigration, releasedSchemas } from './released-schema.ts';
import { createSampleRow } from './sample-row.ts';
import { TRACKER_SECRET } from './tracker-config.ts';
import { postReport, readJson, TrackerFixture } from './tracker-fixture.ts';

type Row = Record<string, unknown>;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

function listTables(client: Database.Database): string[] {
  const select =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
  return client.prepare<[], string>(`${select} ORDER BY name`).pluck().all();
}

function listRows(client: Database.Database, table: string): Row[] {
  return client.prepare<[], Row>(`SELECT * FROM ${table}`).all();
}

/** Leaves a database as a tracker of that time may have, and returns its rows by table. */
function leaveDatabase(schema: string): Map<string, Row[]> {
  const client = createReleasedDatabase(schema, fixture.databaseFile);
  client.pragma('foreign_keys = OFF');
  const tables = listTables(client);
  for (const table of tables) {
    const columns = client.pragma(`table_info(${table})`) as { name: string; type: string }[];
    const row = createSampleRow(table, { columns, now: Date.now() });
    const names = Object.keys(row);
    const places = names.map(name => `@${name}`).join();
    client.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${places})`).run(row);
  }
  expect(client.pragma('foreign_key_check'), 'the sample rows belong together').toEqual([]);
  const rows = new Map(tables.map(table => [table, listRows(client, table)]));
  client.close();
  return rows;
}

/** Tables with their columns, and indexes: whatever the way to it, the same. */
function describeSchema(client: Database.Database): unknown {
  const describe = (pragma: string, table: string) => client.pragma(`${pragma}(${table})`);
  return listTables(client).map(table => [
    table,
    ...['table_info', 'foreign_key_list', 'index_list'].map(pragma => describe(pragma, table)),
  ]);
}

describe.each(releasedSchemas)('a database of the schema %s', schema => {
  test('comes to the present one, with all that was in it', () => {
    const before = leaveDatabase(schema);
    const { $client: client } = openDatabase(fixture.databaseFile);
    const { $client: fresh } = openDatabase(`${fixture.databaseFile}.fresh`);
    expect(describeSchema(client)).toEqual(describeSchema(fresh));
    for (const [table, rows] of before) {
      expect(listRows(client, table), table).toEqual(rows.map(row => expect.objectContaining(row)));
    }
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
    client.close();
    fresh.close();
  });

  test('is taken over by a tracker, which goes on with it', async () => {
    leaveDatabase(schema);
    const { url } = await fixture.start();
    expect(await readJson(url, '/hall/stream.json')).toMatchObject({
      active: true,
      endpoint: { id: 'hall@192.0.2.7' },
    });
    expect(await (await postReport(url, { address: '192.0.2.7' })).text()).toBe('OK\n');
    const headers = { authorization: `Bearer ${TRACKER_SECRET}` };
    for (const path of ['numbers', 'numbers/now', 'components', 'listeners', 'endpoints']) {
      const reply = await fetch(`${url}/tracker/api/v1/${path}`, { headers });
      expect(reply.status, `${path}: ${await reply.text()}`).toBe(200);
    }
  });
});

/** Beginnings of what their files hash to. */
const releasedMigrations: Readonly<Record<string, string>> = {
  '0000_endpoint': '9beea6deb5e481f5',
  '0001_endpoints': '86079127f9e03bea',
  '0002_component_moods': '2335059ce3efc8b1',
  '0003_viewers': '4de8561053a30d4c',
  '0004_listeners': 'd70a0cc1f027c7ce',
};

test.each(Object.entries(releasedMigrations))(
  'the migration %s is as it was released: what it made is out there, so that another has to change it',
  (tag, digest) => {
    expect(hash('sha256', readMigration(tag)).slice(0, 16)).toBe(digest);
  },
);
