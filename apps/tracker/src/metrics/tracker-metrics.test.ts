import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counters } from './counters.ts';
import { createTrackerMetrics, type TrackerMetrics } from './tracker-metrics.ts';

let counters: Counters;
let metrics: TrackerMetrics;

beforeEach(() => {
  counters = new Counters();
  metrics = createTrackerMetrics();
  metrics.addSources({
    counters,
    isConfigRefused: () => true,
    countEndpoints: () => new Map([['hall', 2]]),
    countComponents: () => new Map([['sad', 1]]),
    countWaiting: () => ({ endpoints: 3 }),
    measureDatabaseBytes: () => 4096,
  });
});

afterEach(() => metrics.close());

async function readLines(): Promise<string[]> {
  const text = await metrics.format();
  return text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
}

test('what is true now is told, however often it is asked for', async () => {
  counters.addError('ROOM_UNKNOWN');
  counters.addRoute('GET', '/tracker/streams.json').count += 2;
  await metrics.format();
  expect(await readLines()).toEqual(
    expect.arrayContaining([
      'foyer_tracker_errors_total{code="ROOM_UNKNOWN"} 1',
      'foyer_tracker_requests_total{route="GET /tracker/streams.json"} 2',
      'foyer_tracker_endpoints{room="hall"} 2',
      'foyer_tracker_components{mood="sad"} 1',
      'foyer_tracker_waiting_reports{store="endpoints"} 3',
      'foyer_tracker_database_bytes 4096',
      'foyer_tracker_config_refused 1',
    ]),
  );
});

test('commits are told by how long they took and how much they stored', async () => {
  metrics.observeCommit('endpoints', { items: 5, durationMs: 3 });
  metrics.observeCommit('endpoints', { items: 1, durationMs: 0.2 });
  expect(await readLines()).toEqual(
    expect.arrayContaining([
      'foyer_tracker_reports_stored_total{store="endpoints"} 6',
      'foyer_tracker_commit_seconds_count{store="endpoints"} 2',
      'foyer_tracker_commit_seconds_bucket{le="0.0005",store="endpoints"} 1',
      'foyer_tracker_commit_seconds_bucket{le="0.005",store="endpoints"} 2',
    ]),
  );
});
