import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { HeartbeatLoad } from './heartbeat-load.ts';
import { sendUntilKilled } from './kill-load.ts';
import { RegistrationLoad } from './registration-load.ts';
import { postReport, readGroups, readJson, TrackerFixture } from './tracker-fixture.ts';

/** `FOYER_KILLS=100` is what a release should be held to. */
const KILLS = Number(process.env.FOYER_KILLS ?? 20);
const SENDERS = 12;
/** Trackers that are being loaded while others are killed. */
const PREPARED = 2;
/** A start of a process each, on a machine that has other things to do. */
const TIMEOUT_MS = 60_000 + KILLS * 60_000;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

test(
  `what was acknowledged outlives kill -9 in the midst of registrations and heartbeats, ${KILLS} times`,
  async context => {
    const registrations = new RegistrationLoad(SENDERS);
    const heartbeats = new HeartbeatLoad(SENDERS);
    const senders = [...registrations.senders, ...heartbeats.senders];
    const prepared = Array.from({ length: Math.min(PREPARED, KILLS) }, () => fixture.prepare());
    for (let round = 1; round <= KILLS; round += 1) {
      const start = prepared.shift() ?? fixture.prepare();
      if (round + prepared.length < KILLS) prepared.push(fixture.prepare());
      const tracker = await start();
      await sendUntilKilled(senders, { tracker, quota: 3 + (round % 7) });
      inspectCopy(database => {
        registrations.expectStored(database, `after kill ${round}`);
        heartbeats.expectCounted(database, `after kill ${round}`);
      });
    }
    await context.annotate(
      `acknowledged and stored: ${registrations.acknowledged} registrations, ${heartbeats.acknowledged} heartbeats`,
    );
  },
  TIMEOUT_MS,
);

/** What the next tracker finds is left as it was. */
function inspectCopy(inspect: (database: ReturnType<typeof openDatabase>) => void): void {
  const copy = join(fixture.directory, 'copy.db');
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(copy + suffix, { force: true });
    // The index of the log is made anew from it.
    if (suffix !== '-shm' && existsSync(fixture.databaseFile + suffix)) {
      cpSync(fixture.databaseFile + suffix, copy + suffix);
    }
  }
  const database = openDatabase(copy);
  try {
    inspect(database);
  } finally {
    database.$client.close();
  }
}

test('after a crash the tracker knows who is streaming', async () => {
  const stream = { kind: 'video', protocol: 'hls', url: 'https://edge.example.org/hall.m3u8' };
  const before = await fixture.spawn();
  await postReport(before.url, { address: '192.0.2.7', data: { streams: [stream], overall_bitrate: 5e6 } });
  const lastSeenAt = (await readGroups(before.url)).hall?.lastSeenAt;
  expect(lastSeenAt).toBeTypeOf('string');
  await before.kill();

  const after = await fixture.spawn();
  expect(await readGroups(after.url)).toMatchObject({
    hall: { active: true, endpoints: 1, lastSeenAt, streams: [{ ...stream, quality: null, language: null }] },
    annex: { active: false, endpoints: 0, lastSeenAt: null },
  });
  expect(await readJson(after.url, '/hall/stream.json')).toMatchObject({
    endpoint: { id: 'hall@192.0.2.7', load: 5e6 + 2.5e6 },
  });
});
