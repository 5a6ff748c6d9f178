import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { TrackerConfig } from './access/access-rules.ts';
import { Gatekeeper } from './access/gatekeeper.ts';
import { LiveAccess } from './access/live-access.ts';
import { createAddressReader, createSecurityReader } from './access/sender-address.ts';
import type { Clock } from './clock.ts';
import { ComponentService } from './components/component-service.ts';
import { TrackerListenError, TrackerStorageError } from './errors.ts';
import { createApp } from './http/create-app.ts';
import { Presence } from './presence/presence.ts';
import { PresenceService } from './presence/presence-service.ts';
import { WithholdingService } from './presence/withholding-service.ts';
import { RegistrationService } from './registration/registration-service.ts';
import { serveRoutes } from './routes/serve-routes.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';
import { startRetention } from './storage/retention.ts';
import { openViewers, type Viewers } from './viewers/open-viewers.ts';

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
}

/** The tracker as one object: `start`, `close`, and nothing left behind. */
export interface Tracker {
  /** The origin it answers at; known once it has started. */
  readonly url: string;
  /** Serves from now on. Throws a `TrackerListenError` if it may not listen there. */
  start(): Promise<void>;
  /** Holds from the next request on. Throws, and changes nothing, if it is not usable. */
  updateConfig(config: TrackerConfig): void;
  /** Stores what is waiting to be stored, then lets go of the port and the file. */
  close(): Promise<void>;
}

/** Opens the database and takes presence over from it. Throws a `TrackerStorageError` if that cannot be. */
export async function createTracker(options: TrackerOptions): Promise<Tracker> {
  const { config, settings, clock, logger = pino({ level: 'silent' }) } = options;
  const access = new LiveAccess(config);
  const storage = openStorage({ file: settings.databaseFile, logger });
  const { presence, components, viewers } = restorePresent(storage, { access, clock, logger });
  const stopRetention = startRetention({
    prune: now => {
      const before = now - access.config.system.keptDays.minute * DAY_MS;
      return [viewers.prune(now), storage.prune(before)].includes(true);
    },
    clock,
    logger,
  });
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = settings;
  const app = createApp({ logger, requestTimeoutMs });
  serveRoutes(app, {
    presence: new PresenceService({ access, presence, clock }),
    gatekeeper: new Gatekeeper({ access, clock, logger }),
    components,
    registrations: new RegistrationService({ presence, components, store: storage.endpoints, clock, logger }),
    withholding: new WithholdingService({ access, presence, store: storage.withholdings, clock, logger }),
    viewers: viewers.service,
    readAddress: createAddressReader(access),
    isSecure: createSecurityReader(access),
  });
  await app.ready();
  let closing: Promise<void> | undefined;
  return {
    get url() {
      return formatUrl(app.server.address());
    },
    start: () => listen(app, settings),
    updateConfig: changed => access.update(changed),
    close: () => {
      stopRetention();
      // In this order: those who are being answered wait for their report to be stored.
      closing ??= closeApp(app).then(() => {
        viewers.close();
        storage.close();
      });
      return closing;
    },
  };
}

/** Leases outlive the process: who was there before the restart still is. */
function restorePresent(
  storage: Storage,
  { access, clock, logger }: { access: LiveAccess; clock: Clock; logger: FastifyBaseLogger },
): { presence: Presence; components: ComponentService; viewers: Viewers } {
  try {
    const now = clock();
    const presence = new Presence();
    for (const { room, lastSeenAt } of storage.endpoints.listLastSeen()) presence.markSeen(room, lastSeenAt);
    for (const endpoint of storage.endpoints.listWithLease(now)) presence.apply(endpoint);
    for (const { room, until } of storage.withholdings.list(now)) presence.withhold(room, until);
    const known = storage.components.listKnown(now);
    const store = storage.components;
    const components = new ComponentService({ access, presence, known, store, clock, logger });
    const { database, viewers: viewerStore } = storage;
    const viewers = openViewers({ access, presence, database, store: viewerStore, clock, logger });
    return { presence, components, viewers };
  } catch (cause) {
    storage.close();
    throw new TrackerStorageError('STORAGE_CORRUPT', storage.database.$client.name, cause);
  }
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
