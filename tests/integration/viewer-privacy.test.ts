import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTracker } from '../../apps/tracker/src/index.ts';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { daySaltTable, viewerTrackTable } from '../../apps/tracker/src/storage/schema.ts';
import { heartbeat, postHeartbeat, postViewerLog } from './heartbeat-fixture.ts';
import { createTrackerConfig } from './tracker-config.ts';
import { TrackerFixture, waitUntil } from './tracker-fixture.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = Date.UTC(2026, 10, 20, 12);

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

/** Every byte that the tracker has on disk. */
function readFiles(): Buffer {
  const names = readdirSync(fixture.directory);
  return Buffer.concat(names.map(name => readFileSync(join(fixture.directory, name))));
}

/** The newest salt, and how many rows of tracks there are. */
function readSecrets(): { salt: Buffer; tracks: number } {
  const database = openDatabase(fixture.databaseFile);
  const newest = database
    .select()
    .from(daySaltTable)
    .all()
    .toSorted((a, b) => b.day - a.day)[0];
  const tracks = database.select().from(viewerTrackTable).all().length;
  database.$client.close();
  return { salt: newest?.salt ?? Buffer.alloc(0), tracks };
}

/** The address as text and as bytes, the agent, and what is in the cookie. */
function listTraces({
  address,
  agent,
  cookie,
}: {
  address: string;
  agent: string;
  cookie: string;
}): Buffer[] {
  const [id = '', , mac = ''] = cookie.split('.');
  return [
    Buffer.from(address),
    Buffer.from(address.split('.').map(Number)),
    Buffer.from(agent),
    Buffer.from(id),
    Buffer.from(id, 'base64url'),
    Buffer.from(mac),
    Buffer.from(mac, 'base64url'),
  ];
}

test('the database has nothing that leads to a viewer: no address, no agent, no cookie', async () => {
  const tracker = await fixture.start();
  const visitors = Array.from({ length: 20 }, (_, index) => ({
    address: `203.0.113.${index + 100}`,
    agent: `VeryUncommonBrowser/${index}.7`,
  }));
  const traces: Buffer[] = [];
  for (const visitor of visitors) {
    const { cookie = '' } = await postHeartbeat(tracker.url, visitor);
    const body = { ...heartbeat, errors: [{ code: 'fragLoadError', fatal: false }] };
    expect(await postHeartbeat(tracker.url, { ...visitor, cookie }, body)).toMatchObject({ counted: true });
    traces.push(...listTraces({ ...visitor, cookie }));
    const { cookie: user = '' } = await postViewerLog(tracker.url, visitor);
    expect(await postViewerLog(tracker.url, { ...visitor, cookie: user })).toMatchObject({ code: 0 });
    traces.push(...listTraces({ ...visitor, cookie: user }));
  }
  expectNoTrace(traces);
  await tracker.close();
  expectNoTrace(traces);
});

function expectNoTrace(traces: readonly Buffer[]): void {
  const bytes = readFiles();
  // The room is there, so it was the right place to look.
  expect(bytes.includes('hall')).toBe(true);
  for (const trace of traces) expect(bytes.includes(trace), String(trace)).toBe(false);
}

test('once a day is over nothing is left of its salt, nor of the hashes of those who have gone', async () => {
  let now = NOON;
  const tracker = await createTracker({
    config: createTrackerConfig(),
    settings: { host: '127.0.0.1', port: 0, databaseFile: fixture.databaseFile },
    clock: () => now,
  });
  try {
    await tracker.start();
    const visitor = { address: '203.0.113.7' };
    const { cookie } = await postHeartbeat(tracker.url, visitor);
    await postHeartbeat(tracker.url, { ...visitor, cookie });
    now += 2 * MINUTE_MS;
    await postHeartbeat(tracker.url, { ...visitor, cookie });
    const { salt, tracks } = readSecrets();
    expect(readFiles().includes(salt)).toBe(true);
    expect(tracks).toBeGreaterThan(0);

    now += 14 * HOUR_MS;
    await postHeartbeat(tracker.url, visitor);
    expect(readFiles().includes(salt)).toBe(false);
    await waitUntil(async () => readSecrets().tracks === 0, 'the day is closed');
  } finally {
    await tracker.close();
  }
});
