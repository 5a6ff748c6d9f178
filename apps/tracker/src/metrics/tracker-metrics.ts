import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counters } from './counters.ts';
import { EventLoopLag } from './event-loop-lag.ts';

/** What is true at the time of asking. */
export interface MetricSources {
  counters: Counters;
  /** Whether the last change of the config was refused. */
  isConfigRefused(): boolean;
  /** Endpoints with a good lease, by room. */
  countEndpoints(): ReadonlyMap<string, number>;
  countComponents(): ReadonlyMap<string, number>;
  /** Reports that wait to be stored, by store. */
  countWaiting(): Readonly<Record<string, number>>;
  /** On the disk, its journal included. */
  measureDatabaseBytes(): number;
}

export interface TrackerMetrics {
  observeCommit(store: string, commit: { items: number; durationMs: number }): void;
  /** Measures the event loop from now on. */
  addSources(sources: MetricSources): void;
  /** In the text format of Prometheus, https://prometheus.io/docs/instrumenting/exposition_formats/ */
  format(): Promise<string>;
  close(): void;
}

/** A commit takes a fraction of a millisecond; on a slow disk, or waiting for a lock, up to seconds. */
const COMMIT_BUCKETS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

/** What the tracker tells Prometheus. `processRegistry`: what is to be told of the process that it runs in. */
export function createTrackerMetrics(processRegistry = new Registry()): TrackerMetrics {
  const registry = new Registry();
  let lag: EventLoopLag | undefined;
  const commits = new Histogram({
    name: 'foyer_tracker_commit_seconds',
    help: 'How long transactions took that store reports',
    labelNames: ['store'],
    buckets: COMMIT_BUCKETS_S,
    registers: [registry],
  });
  const stored = new Counter({
    name: 'foyer_tracker_reports_stored_total',
    help: 'Reports in committed transactions',
    labelNames: ['store'],
    registers: [registry],
  });
  return {
    observeCommit: (store, { items, durationMs }) => {
      commits.observe({ store }, durationMs / 1000);
      stored.inc({ store }, items);
    },
    addSources: sources => {
      addSources(registry, sources);
      lag = addLag(registry);
    },
    format: () => Registry.merge([processRegistry, registry]).metrics(),
    close: () => lag?.close(),
  };
}

function addLag(registry: Registry): EventLoopLag {
  const lag = new EventLoopLag();
  new Gauge({
    name: 'foyer_tracker_event_loop_lag_seconds',
    help: 'How late the event loop was since this was last asked for, by percentile',
    labelNames: ['percentile'],
    registers: [registry],
    collect() {
      const { p50, p99, max } = lag.take();
      this.set({ percentile: '50' }, p50);
      this.set({ percentile: '99' }, p99);
      this.set({ percentile: '100' }, max);
    },
  });
  return lag;
}

function addSources(registry: Registry, sources: MetricSources): void {
  const { counters } = sources;
  const addCounter = (name: string, help: string, label: string, list: () => Iterable<[string, number]>) =>
    new Counter({
      name: `foyer_tracker_${name}_total`,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [key, count] of list()) this.inc({ [label]: key }, count);
      },
    });
  const addGauge = (name: string, help: string, label: string, list: () => Iterable<[string, number]>) =>
    new Gauge({
      name: `foyer_tracker_${name}`,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [key, count] of list()) this.set({ [label]: key }, count);
      },
    });
  const addNumber = (name: string, help: string, measure: () => number) =>
    new Gauge({
      name: `foyer_tracker_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(measure());
      },
    });
  addCounter('requests', 'Requests that reached their route', 'route', () =>
    Array.from(counters.requests, ([route, { count }]) => [route, count]),
  );
  addCounter('errors', 'Replies that were errors', 'code', () => counters.errors);
  addGauge('endpoints', 'Endpoints that are registered now', 'room', sources.countEndpoints);
  addGauge('components', 'Parts of the media pipeline', 'mood', sources.countComponents);
  addGauge('waiting_reports', 'Reports that wait to be stored', 'store', () =>
    Object.entries(sources.countWaiting()),
  );
  addNumber('database_bytes', 'Size of the database on the disk', sources.measureDatabaseBytes);
  addNumber('config_refused', '1 if the last change of the config was refused', () =>
    sources.isConfigRefused() ? 1 : 0,
  );
}
