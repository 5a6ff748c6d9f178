import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';
import { endpointMinuteTable, endpointTable } from '../../apps/tracker/src/storage/schema.ts';
import { postReport, readGroups, readJson, TrackerFixture, type TrackerProcess } from './tracker-fixture.ts';

const ROUNDS = 20;
const ENDPOINTS = 16;
/** Twenty starts of a process, on a machine that has other things to do. */
const TIMEOUT_MS = 300_000;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

/** What one endpoint has sent, by numbers that it counts up, and of what it knows that it is stored. */
interface Sender {
  address: string;
  sent: number;
  acknowledged: number;
  acknowledgements: number;
}

test(
  'what was acknowledged outlives kill -9 in the midst of registrations, twenty times',
  async () => {
    const senders = Array.from({ length: ENDPOINTS }, (_, index): Sender => {
      return { address: `192.0.2.${index + 1}`, sent: 0, acknowledged: 0, acknowledgements: 0 };
    });
    for (let round = 1; round <= ROUNDS; round += 1) {
      const tracker = await fixture.spawn();
      await Promise.all(senders.map(sender => postUntilKilled(sender, { tracker, quota: 3 + (round % 7) })));
      await tracker.kill();
      expectAllStored(senders, round);
    }
  },
  TIMEOUT_MS,
);

/** The first to have `quota` acknowledgements pulls the plug; the others are in the middle of theirs. */
async function postUntilKilled(
  sender: Sender,
  { tracker, quota }: { tracker: TrackerProcess; quota: number },
) {
  for (let count = 0; count < quota; count += 1) {
    sender.sent += 1;
    const number = sender.sent;
    const data = { overall_clients: number };
    const reply = await postReport(tracker.url, { address: sender.address, data })
      .then(response => response.text())
      .catch(() => 'cut off');
    if (reply === 'cut off') return;
    expect(reply).toBe('OK\n');
    sender.acknowledged = number;
    sender.acknowledgements += 1;
  }
  await tracker.kill();
}

function expectAllStored(senders: readonly Sender[], round: number): void {
  const database = openDatabase(fixture.databaseFile);
  const endpoints = database.select().from(endpointTable).all();
  const minutes = database.select().from(endpointMinuteTable).all();
  database.$client.close();
  for (const { address, sent, acknowledged, acknowledgements } of senders) {
    const stored = endpoints.find(endpoint => endpoint.address === address);
    const last = stored?.load.overall_clients ?? 0;
    const reports = minutes.filter(({ endpointId }) => endpointId === stored?.id);
    const total = reports.reduce((sum, minute) => sum + minute.reports, 0);
    const where = `${address} after round ${round}`;
    expect(last, where).toBeGreaterThanOrEqual(acknowledged);
    expect(last, where).toBeLessThanOrEqual(sent);
    expect(total, where).toBeGreaterThanOrEqual(acknowledgements);
    expect(total, where).toBeLessThanOrEqual(sent);
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
