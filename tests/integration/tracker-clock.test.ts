import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tracker } from '../../apps/tracker/src/index.ts';
import { type NumbersReply, numbersReplySchema } from '../../packages/contract/src/index.ts';
import { FAKETIME, isOnPath } from '../../tools/testing/system-packages.ts';
import { heartbeat, postHeartbeat } from './heartbeat-fixture.ts';
import { TRACKER_SECRET } from './tracker-config.ts';
import { postReport, readGroups, readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const VIEWERS = 8;
const PAUSE_S = 30;
const WARNING = 40;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

interface Watcher {
  address: string;
  cookie: string | undefined;
}

function comeIn(url: string): Promise<Watcher[]> {
  const addresses = Array.from({ length: VIEWERS }, (_, index) => `203.0.113.${index + 1}`);
  return Promise.all(
    addresses.map(async address => ({ address, cookie: (await postHeartbeat(url, { address })).cookie })),
  );
}

function noteWarning({ level, msg }: { level: number; msg: string }, warnings: Set<string>): void {
  if (level >= WARNING) warnings.add(msg);
}

/** All say that they have watched since the last time, and all have to count, and as those they were. */
async function watch(url: string, watchers: readonly Watcher[]): Promise<void> {
  const body = { ...heartbeat, sinceS: PAUSE_S, playedS: PAUSE_S };
  const last = await Promise.all(
    watchers.map(async watcher => {
      const { counted, cookie = watcher.cookie, viewers } = await postHeartbeat(url, watcher, body);
      expect(counted).toBe(true);
      watcher.cookie = cookie;
      return viewers;
    }),
  );
  expect(last).toContain(VIEWERS);
}

async function readNumbers(url: string, query: string): Promise<NumbersReply['series'][number]['points']> {
  const headers = { authorization: `Bearer ${TRACKER_SECRET}` };
  const reply = await fetch(`${url}/tracker/api/v1/numbers?room=hall&${query}`, { headers });
  return numbersReplySchema.parse(await reply.json()).series.flatMap(({ points }) => points);
}

test.each([
  ['at noon', '2026-11-20T12:10:00Z'],
  ['back over midnight', '2026-11-20T23:59:45Z'],
])('a clock that is set back an hour %s: nobody stays for longer, nothing counts twice', async (_, time) => {
  const startsAt = Date.parse(time);
  let now = startsAt;
  const warnings = new Set<string>();
  const logger = pino({}, { write: line => noteWarning(JSON.parse(line), warnings) });
  const start = () => fixture.start({}, { clock: () => now, logger });
  let tracker: Tracker = await start();
  const watchers = await comeIn(tracker.url);
  let rounds = 0;
  const watchFor = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      now += PAUSE_S * SECOND;
      rounds += 1;
      await postReport(tracker.url, { address: '192.0.2.2' });
      await watch(tracker.url, watchers);
    }
  };
  await postReport(tracker.url, { address: '192.0.2.1' });
  await watchFor(1);
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 2 } });

  now -= HOUR;
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 2 } });
  await watchFor(1);
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 1 } });
  await watchFor(3);
  await tracker.close();
  tracker = await start();
  // It cannot know who had gone, and gives everybody one more lease. Then once more through the hour before.
  await watchFor(3);
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 1 } });
  await watchFor(127);
  await tracker.close();
  now += 5 * MINUTE;
  tracker = await start();

  const span = `from=${new Date(startsAt - 2 * HOUR).toISOString()}&columns=viewers,peak,watchedS`;
  for (const step of ['minute', 'hour', 'day']) {
    const points = await readNumbers(tracker.url, `${span}&step=${step}`);
    // The first report after the clock was set back tells of a time that has not been.
    const watched = points.reduce((sum, [, , , watchedS]) => sum + Number(watchedS), 0);
    expect(watched, step).toBe(VIEWERS * PAUSE_S * (rounds - 1));
    for (const [, viewers, peak] of points) expect([viewers, peak], step).toEqual([VIEWERS, VIEWERS]);
  }
  expect([...warnings]).toEqual(['endpoint lost: it did not report in time']);
});

test('a machine whose clock is set back an hour while the tracker runs on it', async context => {
  if (!isOnPath(FAKETIME.command)) context.skip(`needs faketime: apt-get install ${FAKETIME.debianPackage}`);
  const file = join(fixture.directory, 'offset');
  const setClock = (offsetS: number) => writeFileSync(file, `${offsetS < 0 ? '' : '+'}${offsetS}`);
  const env = {
    LD_PRELOAD: execFileSync('faketime', ['-f', '+0s', 'printenv', 'LD_PRELOAD'], {
      encoding: 'utf8',
    }).trim(),
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const readOffsetS = async () => {
    const { generatedAt } = (await readJson(tracker.url, '/streams.json')) as { generatedAt: string };
    return (Date.parse(generatedAt) - Date.now()) / SECOND;
  };
  setClock(0);
  let tracker = await fixture.spawn({ env });
  const watchers = await comeIn(tracker.url);
  await watch(tracker.url, watchers);
  await postReport(tracker.url, { address: '192.0.2.1' });
  await postReport(tracker.url, { address: '192.0.2.2', data: { next: 600 } });
  setClock(30);
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { endpoints: 2 } });

  setClock(30 - 3600);
  await waitUntil(async () => (await readOffsetS()) < -3500, 'the tracker sees that the clock was set back');
  await watch(tracker.url, watchers);
  setClock(60 - 3600);
  await waitUntil(
    async () => (await readGroups(tracker.url)).hall?.endpoints === 1,
    'the silent endpoint is gone',
  );
  await tracker.kill();
  tracker = await fixture.spawn({ env });
  expect(await readGroups(tracker.url)).toMatchObject({ hall: { active: true } });
  await watch(tracker.url, watchers);
});
