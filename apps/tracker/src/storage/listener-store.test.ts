import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HourTally } from '../listeners/hour-tally.ts';
import { ListenerStore } from './listener-store.ts';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { listenerHourTable, listenerTable } from './schema.ts';

const HOUR = 3_600_000;
const NOON_HOUR = Date.UTC(2026, 10, 20, 12) / HOUR;

let directory: string;
let file: string;
let database: TrackerDatabase;
let store: ListenerStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-listeners-'));
  file = join(directory, 'tracker.db');
  database = openDatabase(file);
  store = createStore();
});

afterEach(() => {
  database.$client.close();
  rmSync(directory, { recursive: true });
});

function createStore(): ListenerStore {
  return new ListenerStore({ database, logger: pino({ level: 'silent' }) });
}

function createTally(names: string, change: Partial<HourTally> = {}): HourTally {
  const listeners = [...names].map(name => ({
    digest: Buffer.from(name.repeat(8)),
    agentClass: 'browser' as const,
  }));
  return {
    room: 'hall',
    hour: NOON_HOUR,
    requests: 10,
    segments: 5,
    bytes: 1000,
    peak: 2,
    listeners,
    ...change,
  };
}

const everything = { from: 0, to: Number.MAX_SAFE_INTEGER };

test('what comes in adds up, and each listener counts once', () => {
  store.record([createTally('ab'), createTally('b', { room: 'annex' })]);
  store.record([createTally('bc', { peak: 1, bytes: 5e12 })]);
  expect(store.list(everything)).toMatchObject([
    { room: 'annex', viewers: 1 },
    { room: 'hall', requests: 20, segments: 10, bytes: 5e12 + 1000, peak: 2, viewers: 3, browser: 3, bot: 0 },
  ]);
});

test('a restart knows the salt of an hour again', () => {
  store.record([createTally('a')]);
  const salt = store.getSalt('hall', NOON_HOUR);
  expect(createStore().getSalt('hall', NOON_HOUR)).toEqual(salt);
  expect(createStore().getSalt('hall', NOON_HOUR + 1)).not.toEqual(salt);
});

test('a list is of some hours, and of one room if asked for', () => {
  store.record([-2, -1, 0].map(hour => createTally('', { hour: NOON_HOUR + hour })));
  store.record([createTally('', { room: 'annex' })]);
  const list = (query: { room?: string; from: number; to: number }) =>
    store.list(query).map(({ room, hour }) => `${room} ${hour - NOON_HOUR}`);
  expect(list({ from: NOON_HOUR - 1, to: NOON_HOUR })).toEqual(['hall -1']);
  expect(list({ room: 'annex', ...everything })).toEqual(['annex 0']);
});

test('who listened is forgotten a day later, together with the salt, and the numbers stay', () => {
  const crowd = Array.from({ length: 6000 }, (_, index) => {
    const digest = Buffer.alloc(8);
    digest.writeUInt32BE(index);
    return { digest, agentClass: 'player' as const };
  });
  store.record([createTally('', { listeners: crowd })]);
  store.record([createTally('a', { hour: NOON_HOUR + 2 })]);
  const salt = store.getSalt('hall', NOON_HOUR);
  const now = (NOON_HOUR + 26) * HOUR - 1;
  expect(store.forgetListeners(now)).toBe(false);
  const remaining: number[] = [];
  while (store.forgetListeners(now + 1)) remaining.push(database.select().from(listenerTable).all().length);
  expect(remaining).toEqual([1001, 1, 1]);
  expect(database.select().from(listenerHourTable).all()).toMatchObject([
    { salt: null, viewers: 6000, player: 6000 },
    { salt: expect.any(Buffer), viewers: 1 },
  ]);
  expect(readFileSync(file).includes(salt)).toBe(false);
});

test('what was forgotten while a backup read is in no file the next time', () => {
  store.record([createTally('ab')]);
  const salt = store.getSalt('hall', NOON_HOUR);
  const isLeft = () => [file, `${file}-wal`].some(name => readFileSync(name).includes(salt));
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM listener');
  const forget = () => {
    while (store.forgetListeners((NOON_HOUR + 26) * HOUR)) {}
  };
  forget();
  expect(isLeft()).toBe(true);
  reader.close();
  forget();
  expect(isLeft()).toBe(false);
});

test('what is old is deleted', () => {
  store.record([createTally('a', { hour: NOON_HOUR - 1000 }), createTally('a')]);
  expect(store.prune((NOON_HOUR - 10) * HOUR)).toBe(true);
  expect(store.prune((NOON_HOUR - 10) * HOUR)).toBe(false);
  expect(store.list(everything)).toHaveLength(1);
});

test('what cannot be stored is refused as a whole', () => {
  database.$client.pragma('query_only = ON');
  expect(() => store.record([createTally('a')])).toThrow('The report was not stored');
  database.$client.pragma('query_only = OFF');
  expect(store.list(everything)).toEqual([]);
});
