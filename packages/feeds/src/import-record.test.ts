import { expect, test } from 'vitest';
import { addRecord, type ImportRecord } from './import-record.ts';

const record = (overrides: Partial<ImportRecord>): ImportRecord => ({
  at: 0,
  how: 'fetched',
  sessions: 1,
  rooms: 1,
  counts: {},
  changes: [],
  ...overrides,
});

test('an import is remembered if it changed something, or was decided on', () => {
  expect(addRecord([], record({}))).toEqual([]);
  expect(addRecord([], record({ how: 'first' }))).toHaveLength(1);
  expect(addRecord([], record({ how: 'accepted' }))).toHaveLength(1);
  const removed = { guid: '1', kind: 'removed' as const, after: null };
  const before = { guid: '1', title: '', startsAt: 0, endsAt: null, rooms: [], speakers: [] };
  const flags = { doNotRecord: null, doNotStream: null, cancelled: null };
  expect(addRecord([], record({ changes: [{ ...removed, before: { ...before, ...flags } }] }))).toHaveLength(
    1,
  );
});

test('the last twenty are, the newest first', () => {
  let records: readonly ImportRecord[] = [];
  for (let at = 1; at <= 30; at += 1) records = addRecord(records, record({ at, how: 'confirmed' }));
  expect(records.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 30 - index));
});
