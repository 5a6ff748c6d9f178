import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProcessRegistry } from '../../packages/metrics/src/index.ts';
import { checkMetrics } from './check-metrics.ts';
import { EventListener } from './event-listener.ts';
import { heartbeat, postHeartbeat } from './heartbeat-fixture.ts';
import { postReport, readJson, TrackerFixture } from './tracker-fixture.ts';

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

async function readMetrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

test('what happens in the tracker can be read from its metrics', async () => {
  const { url } = await fixture.start();
  await postReport(url);
  await postReport(url, { group: 'attic' });
  await readJson(url, '/attic/stream.json');
  const lines = (await readMetrics(url)).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'foyer_tracker_requests_total{route="POST /tracker/endpoint/register"} 2',
      'foyer_tracker_reports_stored_total{store="endpoints"} 1',
      'foyer_tracker_errors_total{code="ROOM_UNKNOWN"} 1',
      'foyer_tracker_endpoints{room="hall"} 1',
      'foyer_tracker_endpoints{room="annex"} 0',
    ]),
  );
});

test('who watches and listens is counted, but not how few watch a room', async () => {
  const { url } = await fixture.start();
  const rooms = ['hall', 'hall', 'hall', 'hall', 'hall', 'annex'];
  for (const [index, room] of rooms.entries()) {
    const body = { ...heartbeat, room };
    const visitor = { address: `192.0.2.${index + 1}` };
    const { cookie } = await postHeartbeat(url, visitor, body);
    await postHeartbeat(url, { ...visitor, cookie }, body);
  }
  const listener = await EventListener.open(`${url}/tracker/api/v1/events`);
  await listener.next();
  const lines = (await readMetrics(url)).split('\n');
  expect(lines.filter(line => line.startsWith('foyer_tracker_viewers'))).toEqual([
    'foyer_tracker_viewers{room="hall"} 5',
  ]);
  expect(lines).toContain('foyer_tracker_event_listeners 1');
  listener.close();
});

test('Prometheus has nothing to find fault with', async context => {
  const tracker = await fixture.start({}, { processRegistry: createProcessRegistry() });
  await postReport(tracker.url);
  checkMetrics(await readMetrics(tracker.url), context);
});
