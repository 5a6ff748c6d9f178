import { MetricSet, type ProcessRegistry } from '@foyer/metrics';
import type { Counters } from './counters.ts';

/** What is true at the time of asking. */
export interface MetricSources {
  counters: Counters;
  /** Whether the last change of the config was refused. */
  isConfigRefused(): boolean;
  /** Endpoints with a good lease, by room. */
  countEndpoints(): ReadonlyMap<string, number>;
  countComponents(): ReadonlyMap<string, number>;
  /** By room, without those of fewer than five: whoever can read this need not have the secret. */
  countViewers(): Iterable<[room: string, viewers: number]>;
  /** How many listen to events. */
  countListeners(): number;
  /** Reports that wait to be stored, by store. */
  countWaiting(): Readonly<Record<string, number>>;
  /** On the disk, its journal included. */
  measureDatabaseBytes(): number;
}

export interface TrackerMetrics {
  observeCommit(store: string, commit: { items: number; durationMs: number }): void;
  addSources(sources: MetricSources): void;
  /** In the text format of Prometheus. */
  format(): Promise<string>;
}

/** A commit takes a fraction of a millisecond; on a slow disk, or waiting for a lock, up to seconds. */
const COMMIT_BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

/** What the tracker tells Prometheus. */
export function createTrackerMetrics(processRegistry?: ProcessRegistry): TrackerMetrics {
  const metrics = new MetricSet({ prefix: 'foyer_tracker', processRegistry });
  const stored = new Map<string, number>();
  const observeCommit = metrics.addDurations({
    name: 'commit_seconds',
    help: 'How long transactions took that store reports',
    label: 'store',
    bucketsS: COMMIT_BUCKETS_S,
  });
  metrics.addCounter(
    { name: 'reports_stored_total', help: 'Reports in committed transactions', label: 'store' },
    () => stored,
  );
  return {
    observeCommit: (store, { items, durationMs }) => {
      observeCommit(store, durationMs);
      stored.set(store, (stored.get(store) ?? 0) + items);
    },
    addSources: sources => addSources(metrics, sources),
    format: () => metrics.format(),
  };
}

function addSources(metrics: MetricSet, sources: MetricSources): void {
  const { counters } = sources;
  metrics.addCounter(
    { name: 'requests_total', help: 'Requests that reached their route', label: 'route' },
    () => Array.from(counters.requests, ([route, { count }]) => [route, count]),
  );
  metrics.addCounter(
    { name: 'errors_total', help: 'Replies that were errors', label: 'code' },
    () => counters.errors,
  );
  metrics.addCounter(
    { name: 'limited_total', help: 'Requests refused since too many came from one sender', label: 'limit' },
    () => counters.limited,
  );
  metrics.addGauge(
    { name: 'endpoints', help: 'Endpoints that are registered now', label: 'room' },
    sources.countEndpoints,
  );
  metrics.addGauge(
    { name: 'viewers', help: 'Who is watching now; rooms of fewer than five are left out', label: 'room' },
    sources.countViewers,
  );
  metrics.addNumber(
    { name: 'event_listeners', help: 'Connections that are told of every change' },
    sources.countListeners,
  );
  metrics.addGauge(
    { name: 'components', help: 'Parts of the media pipeline', label: 'mood' },
    sources.countComponents,
  );
  metrics.addGauge({ name: 'waiting_reports', help: 'Reports that wait to be stored', label: 'store' }, () =>
    Object.entries(sources.countWaiting()),
  );
  metrics.addNumber(
    { name: 'database_bytes', help: 'Size of the database on the disk, its journal included' },
    sources.measureDatabaseBytes,
  );
  metrics.addNumber({ name: 'config_refused', help: '1 if the last change of the config was refused' }, () =>
    sources.isConfigRefused() ? 1 : 0,
  );
}
