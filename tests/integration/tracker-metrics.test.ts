import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProcessRegistry } from '../../packages/metrics/src/index.ts';
import { checkMetrics } from './check-metrics.ts';
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

test('Prometheus has nothing to find fault with', async context => {
  const tracker = await fixture.start({}, { processRegistry: createProcessRegistry() });
  await postReport(tracker.url);
  checkMetrics(await readMetrics(tracker.url), context);
});
