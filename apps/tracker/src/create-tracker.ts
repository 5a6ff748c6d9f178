import type { AddressInfo } from 'node:net';
import type { ProcessRegistry } from '@foyer/metrics';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { TrackerConfig } from './access/access-rules.ts';
import { LiveAccess } from './access/live-access.ts';
import type { Clock } from './clock.ts';
import { createServices } from './create-services.ts';
import { TrackerListenError } from './errors.ts';
import { createApp } from './http/create-app.ts';
import { Counters } from './metrics/counters.ts';
import { createTrackerMetrics } from './metrics/tracker-metrics.ts';
import { serveRoutes } from './routes/serve-routes.ts';
import { openStorage } from './storage/open-storage.ts';
import { startRetention } from './storage/retention.ts';

const REQUEST_TIMEOUT_MS = 15_000;
/** How long those may take who are being answered when the tracker is stopped. */
const CLOSE_GRACE_MS = 2000;
const DAY_MS = 86_400_000;

export interface TrackerSettings {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** In a directory that exists. */
  databaseFile: string;
  /** How long a request may take to arrive. */
  requestTimeoutMs?: number;
}

export interface TrackerOptions {
  config: TrackerConfig;
  settings: TrackerSettings;
  clock: Clock;
  /** Without one nothing is logged. */
  logger?: FastifyBaseLogger;
  /** What `/metrics` tells of the process; without one, nothing. */
  processRegistry?: ProcessRegistry;
}

/** The tracker as one object: `start`, `close`, and nothing left behind. */
export interface Tracker {
  /** The origin it answers at; known once it has started. */
  readonly url: string;
  /** Serves from now on. Throws a `TrackerListenError` if it may not listen there. */
  start(): Promise<void>;
  /** Holds from the next request on. Throws, and changes nothing, if it is not usable. */
  updateConfig(config: TrackerConfig): void;
  /** Shows, until a change is taken, that one was refused. */
  refuseConfig(): void;
  /** Stores what is waiting to be stored, then lets go of the port and the file. */
  close(): Promise<void>;
}

/** Opens the database and takes presence over from it. Throws a `TrackerStorageError` if that cannot be. */
export async function createTracker(options: TrackerOptions): Promise<Tracker> {
  const { config, settings, clock, logger = pino({ level: 'silent' }) } = options;
  const access = new LiveAccess(config);
  const counters = new Counters();
  const metrics = createTrackerMetrics(options.processRegistry);
  const storage = openStorage({ file: settings.databaseFile, logger, observeCommit: metrics.observeCommit });
  const { services, viewers, stop } = createServices({ access, storage, metrics, counters, clock, logger });
  const stopRetention = startRetention({
    prune: now => {
      const before = now - access.config.system.keptDays.minute * DAY_MS;
      const { hour } = access.config.system.keptDays;
      return [
        viewers.prune(now),
        storage.prune(before),
        storage.listeners.forgetListeners(now),
        storage.listeners.prune(now - hour * DAY_MS),
      ].includes(true);
    },
    clock,
    logger,
  });
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = settings;
  const app = createApp({ logger, requestTimeoutMs, counters });
  serveRoutes(app, services);
  await app.ready();
  let closing: Promise<void> | undefined;
  return {
    get url() {
      return formatUrl(app.server.address());
    },
    start: () => listen(app, settings),
    updateConfig: changed => {
      access.update(changed);
      services.readiness.setConfigRefused(false);
    },
    refuseConfig: () => services.readiness.setConfigRefused(true),
    close: () => {
      stopRetention();
      stop();
      // In this order: those who are being answered wait for their report to be stored.
      closing ??= closeApp(app).then(() => {
        viewers.close();
        storage.close();
      });
      return closing;
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: TrackerSettings): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const advice = 'Stop it, or choose another port: --tracker-port, FOYER_TRACKER_PORT.';
    const reason = cause instanceof Error && 'code' in cause && cause.code;
    const problem =
      reason === 'EADDRINUSE'
        ? `port ${port} of ${host} is taken by another program. ${advice}`
        : `${cause instanceof Error ? cause.message : cause}. Check --host, FOYER_HOST and the port.`;
    throw new TrackerListenError(`The tracker cannot listen: ${problem}`, { cause });
  }
}

async function closeApp(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}

function formatUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The tracker has not been started.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
