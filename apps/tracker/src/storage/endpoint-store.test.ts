import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEndpoint } from '../presence/endpoint.ts';
import { DrainStore } from './drain-store.ts';
import { EndpointStore } from './endpoint-store.ts';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { endpointMinuteTable, endpointTable } from './schema.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 20, 12);

let directory: string;
let database: TrackerDatabase;
let store: EndpointStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-store-'));
  database = openDatabase(join(directory, 'tracker.db'));
  store = new EndpointStore({ database, logger: pino({ level: 'silent' }) });
});

afterEach(() => {
  store.close();
  database.$client.close();
  rmSync(directory, { recursive: true });
});

function createReport(address: string, at: number, bitrateBps = 0) {
  return createEndpoint({ room: 'hall', address, load: { overall_bitrate: bitrateBps } }, at);
}

function listMinutes() {
  return database.select().from(endpointMinuteTable).orderBy(endpointMinuteTable.minute).all();
}

describe('reports', () => {
  test('of several turns add up by the minute, and the endpoint is as it said last', async () => {
    await store.record(createReport('192.0.2.1', NOON, 300));
    await store.record(createReport('192.0.2.1', NOON + 30 * SECOND, 100));
    await store.record(createReport('192.0.2.1', NOON + MINUTE, 200));
    expect(listMinutes()).toMatchObject([
      { minute: NOON / MINUTE, reports: 2, bitrateSum: 400, bitrateMax: 300 },
      { minute: NOON / MINUTE + 1, reports: 1, bitrateSum: 200, bitrateMax: 200 },
    ]);
    expect(database.select().from(endpointTable).all()).toMatchObject([
      {
        room: 'hall',
        address: '192.0.2.1',
        firstSeenAt: NOON,
        lastSeenAt: NOON + MINUTE,
        leaseEndsAt: NOON + 2 * MINUTE,
        load: { overall_bitrate: 200 },
      },
    ]);
  });

  test('whose lease is good come back as they were', async () => {
    const report = createReport('192.0.2.1', NOON, 100);
    await store.record(report);
    await store.record(createReport('192.0.2.2', NOON - MINUTE));
    expect(store.listWithLease(NOON)).toEqual([report]);
    expect(store.listLastSeen()).toEqual([{ room: 'hall', lastSeenAt: NOON }]);
  });

  test('come back with all that was said', async () => {
    const report = createEndpoint(
      {
        room: 'hall',
        address: '192.0.2.1',
        load: {},
        streams: [],
        preview: 'https://edge.example.org/hall.jpg',
        capacity: { bitrateBps: 1e9, viewers: 100 },
        weight: 0.5,
        versions: { nginx: '1.26.3' },
        components: [{ name: 'encoder', type: 'encoder', mood: 'sad', detail: 'no signal' }],
      },
      NOON,
    );
    await store.record(report);
    expect(store.listWithLease(NOON)).toEqual([report]);
  });

  test('of those who have left do not come back', async () => {
    await store.record(createReport('192.0.2.1', NOON));
    await store.record(createReport('192.0.2.2', NOON));
    await store.recordDeparture({ room: 'hall', address: '192.0.2.1', leftAt: NOON });
    expect(store.listWithLease(NOON).map(({ address }) => address)).toEqual(['192.0.2.2']);
  });

  test('are not good for longer because the clock was set back', async () => {
    await store.record(createReport('192.0.2.1', NOON));
    const [endpoint] = store.listWithLease(NOON - 60 * MINUTE);
    expect(endpoint).toMatchObject({ reportedAt: NOON - 60 * MINUTE, leaseEndsAt: NOON - 59 * MINUTE });
  });
});

test('what is old is deleted in parts, and what is not stays', async () => {
  await store.record(createReport('192.0.2.1', NOON - 40 * DAY));
  await store.record(createReport('192.0.2.2', NOON));
  const [old] = listMinutes();
  if (old === undefined) throw new Error('nothing was stored');
  const minutes = Array.from({ length: 4999 }, (_, index) => ({ ...old, minute: index }));
  for (const part of [minutes.slice(0, 2500), minutes.slice(2500)]) {
    database.insert(endpointMinuteTable).values(part).run();
  }
  const remaining: number[] = [];
  do remaining.push(listMinutes().length);
  while (store.prune(NOON - 30 * DAY));
  expect(remaining).toEqual([5001, 3001, 1001, 1]);
  const endpoints = database.select().from(endpointTable).all();
  expect(endpoints.map(({ address }) => address)).toEqual(['192.0.2.2']);
});

test('an endpoint that drains is not forgotten', async () => {
  const drains = new DrainStore(database);
  for (const address of ['192.0.2.1', '192.0.2.2'])
    await store.record(createReport(address, NOON - 40 * DAY));
  const chosen = drains.listKnown().filter(({ address }) => address === '192.0.2.1');
  drains.set(chosen, NOON);
  while (store.prune(NOON - 30 * DAY));
  expect(drains.listKnown()).toMatchObject([{ address: '192.0.2.1', drainingSince: NOON }]);
  await store.record(createReport('192.0.2.1', NOON));
  expect([...drains.listDraining()]).toEqual(['hall@192.0.2.1']);
});
