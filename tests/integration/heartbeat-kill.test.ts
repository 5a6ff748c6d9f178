import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { viewerRollupTable } from '../../apps/tracker/src/storage/schema.ts';
import { ViewerStore } from '../../apps/tracker/src/storage/viewer-store.ts';
import { GroupDirectory } from '../../apps/tracker/src/viewers/group-directory.ts';
import { ViewerRecorder } from '../../apps/tracker/src/viewers/viewer-recorder.ts';
import { postHeartbeat } from './heartbeat-fixture.ts';
import { TrackerFixture, type TrackerProcess } from './tracker-fixture.ts';

const ROUNDS = 10;
const SENDERS = 16;
/** Ten starts of a process, on a machine that has other things to do. */
const TIMEOUT_MS = 300_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

interface Tally {
  sent: number;
  acknowledged: number;
}

test(
  'a heartbeat that was acknowledged is counted, and once, after kill -9 in the midst of many, ten times',
  async () => {
    const tally: Tally = { sent: 0, acknowledged: 0 };
    for (let round = 1; round <= ROUNDS; round += 1) {
      const tracker = await fixture.spawn();
      const senders = Array.from({ length: SENDERS }, (_, sender) =>
        watchUntilKilled(tally, { tracker, quota: 2 + (round % 5), address: `192.0.${round}.${sender}` }),
      );
      await Promise.all(senders);
      await tracker.kill();
      expectAllCounted(tally, round);
    }
  },
  TIMEOUT_MS,
);

/** Viewers who come, are given a cookie and report once. The first sender whose quota has is counted pulls the plug. */
async function watchUntilKilled(
  tally: Tally,
  { tracker, quota, address }: { tracker: TrackerProcess; quota: number; address: string },
): Promise<void> {
  try {
    for (let count = 0; count < quota; count += 1) {
      const { cookie } = await postHeartbeat(tracker.url, { address });
      expect(cookie).toBeTypeOf('string');
      tally.sent += 1;
      const { counted } = await postHeartbeat(tracker.url, { address, cookie });
      expect(counted).toBe(true);
      tally.acknowledged += 1;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Cut off, as `fetch` says it.
    return;
  }
  await tracker.kill();
}

/** Asks a copy, as the tracker would see it two minutes later; what the next one finds is left alone. */
function expectAllCounted({ sent, acknowledged }: Tally, round: number): void {
  const copy = join(fixture.directory, `copy-${round}.db`);
  for (const suffix of ['', '-wal']) {
    if (existsSync(fixture.databaseFile + suffix)) cpSync(fixture.databaseFile + suffix, copy + suffix);
  }
  const database = openDatabase(copy);
  const store = new ViewerStore(database);
  const directory = new GroupDirectory({ groups: store.listGroups(), isEndpoint: () => false });
  const clock = () => Date.now() + 2 * MINUTE_MS;
  const logger = pino({ level: 'silent' });
  const recorder = new ViewerRecorder({ store, directory, database, restoredLeaseS: 60, clock, logger });
  const all = [...directory.list()].find(({ level }) => level === 'all')?.id;
  const days = database
    .select()
    .from(viewerRollupTable)
    .all()
    .filter(row => row.stepMinutes === DAY_MINUTES && row.groupId === all);
  recorder.close();
  database.$client.close();

  // Each of them played for a second.
  const played = days.reduce((sum, { playedS }) => sum + playedS, 0);
  expect(played, `seconds after round ${round}`).toBeGreaterThanOrEqual(acknowledged);
  expect(played, `seconds after round ${round}`).toBeLessThanOrEqual(sent);
  // Who watches over midnight counts on both days.
  if (days.length !== 1) return;
  expect(days[0]?.viewers, `viewers after round ${round}`).toBe(Math.round(played));
}
