import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { withholdingTable } from './schema.ts';
import { WithholdingStore } from './withholding-store.ts';

let directory: string;
let database: TrackerDatabase;
let store: WithholdingStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-withholding-'));
  database = openDatabase(join(directory, 'tracker.db'));
  store = new WithholdingStore({ database, logger: pino({ level: 'silent' }) });
});

afterEach(() => {
  database.$client.close();
  rmSync(directory, { recursive: true });
});

test('what holds is listed, what is past is deleted', () => {
  store.set('hall', 100);
  store.set('annex', 50);
  store.set('hall', 200);
  expect(store.list(50)).toEqual([{ room: 'hall', until: 200 }]);
  store.prune(50);
  expect(database.select().from(withholdingTable).all()).toEqual([{ room: 'hall', until: 200 }]);
});

test('a fault of the disk is said in words', () => {
  database.$client.pragma('query_only = ON');
  expect(() => store.set('hall', 100)).toThrow(/database cannot be written, it is read-only/);
});
