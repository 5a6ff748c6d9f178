import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { Gatekeeper } from './access/gatekeeper.ts';
import type { LiveAccess } from './access/live-access.ts';
import { createSecurityReader, createSenderReader } from './access/sender-address.ts';
import { SenderLimits } from './access/sender-limits.ts';
import type { Clock } from './clock.ts';
import { ComponentService } from './components/component-service.ts';
import { TrackerStorageError } from './errors.ts';
import { EventHub } from './events/event-hub.ts';
import { EventService } from './events/event-service.ts';
import { ReadinessService } from './health/readiness-service.ts';
import { AccessLogFiles } from './listeners/access-log-files.ts';
import { ListenerService } from './listeners/listener-service.ts';
import type { Counters } from './metrics/counters.ts';
import type { TrackerMetrics } from './metrics/tracker-metrics.ts';
import { followOperators } from './operator/follow-operators.ts';
import type { Attendance } from './presence/attendance.ts';
import { EndpointStats } from './presence/endpoint-stats.ts';
import { Presence, type PresenceOptions } from './presence/presence.ts';
import { PresenceAnnouncer } from './presence/presence-announcer.ts';
import { PresenceService } from './presence/presence-service.ts';
import { WithholdingService } from './presence/withholding-service.ts';
import { RegistrationService } from './registration/registration-service.ts';
import type { Services } from './routes/serve-routes.ts';
import type { Storage } from './storage/open-storage.ts';
import { probeDatabase } from './storage/probe-database.ts';
import { openViewers, type Viewers } from './viewers/open-viewers.ts';
import { ViewerAnnouncer } from './viewers/viewer-announcer.ts';

export interface ServiceOptions {
  access: LiveAccess;
  storage: Storage;
  metrics: TrackerMetrics;
  counters: Counters;
  clock: Clock;
  logger: FastifyBaseLogger;
}

export interface ServiceParts {
  services: Services;
  viewers: Viewers;
  /** Sends those who listen away, so that nobody keeps the server from closing. */
  stop(): void;
}

/**
 * Everything behind the routes, with what was true before a restart taken over from the database. Throws a
 * `TrackerStorageError`, and closes the database, if that cannot be.
 */
export function createServices(options: ServiceOptions): ServiceParts {
  const { access, storage, metrics, counters, clock, logger } = options;
  const hub = new EventHub({ epoch: randomBytes(4).toString('hex'), now: () => performance.now() });
  const { presence, components, viewers } = restorePresent(options, { onExpired: sayLost });
  const announcer = new PresenceAnnouncer({ access, presence, events: hub, clock });
  const viewerAnnouncer = new ViewerAnnouncer({
    access,
    audience: viewers.recorder.audience,
    directory: viewers.directory,
    events: hub,
  });
  const events = new EventService({ access, hub });

  function sayLost({ endpoint: { id, room } }: Attendance): void {
    logger.warn({ room, endpoint: id }, 'endpoint lost: it did not report in time');
    announcer.endpointGone({ id, room });
  }

  const shared = { presence, announcer, clock, logger };
  const operators = followOperators({ ...shared, access, storage });
  const readSender = createSenderReader(access);
  const limits = new SenderLimits({
    readSettings: () => access.config.system.limits,
    clock,
    onLimited: limit => counters.addLimited(limit),
  });
  const services: Services = {
    events,
    presence: new PresenceService({ access, presence, clock }),
    limits,
    gatekeeper: new Gatekeeper({ access, limits, onUsed: operators.noteUse, clock, logger }),
    components,
    readiness: new ReadinessService({ probeDatabase: () => probeDatabase(storage.database), clock }),
    metrics,
    registrations: new RegistrationService({ ...shared, components, store: storage.endpoints }),
    withholding: new WithholdingService({ ...shared, access, store: storage.withholdings }),
    listeners: new ListenerService({
      access,
      store: storage.listeners,
      files: new AccessLogFiles({ getFolder: () => access.config.system.logDir ?? null, logger }),
      clock,
    }),
    endpointStats: new EndpointStats({ access, presence, store: storage.endpoints, clock }),
    clock,
    viewers: viewers.service,
    viewerLog: viewers.log,
    numbers: viewers.numbers,
    playerErrors: viewers.playerErrors,
    readSender,
    readAddress: request => readSender(request).address,
    isSecure: createSecurityReader(access),
  };
  addMetricSources(options, { hub, services, viewers, viewerAnnouncer });
  const stop = () => {
    operators.stop();
    announcer.close();
    viewerAnnouncer.close();
    events.close();
  };
  return { services, viewers, stop };
}

/** What is true at the time of asking, for `/metrics`. */
function addMetricSources(
  { metrics, counters, storage }: ServiceOptions,
  parts: { hub: EventHub; services: Services; viewers: Viewers; viewerAnnouncer: ViewerAnnouncer },
): void {
  const { hub, services, viewers, viewerAnnouncer } = parts;
  metrics.addSources({
    counters,
    isConfigRefused: () => services.readiness.configRefused,
    countEndpoints: () => services.presence.countEndpoints(),
    countComponents: () => services.components.countByMood(),
    countViewers: () => viewerAnnouncer.countPublic(),
    countListeners: () => hub.readers,
    countWaiting: () => ({ ...storage.countWaiting(), viewers: viewers.recorder.waiting }),
    measureDatabaseBytes: () => storage.measureBytes(),
  });
}

/** Leases outlive the process: who was there before the restart still is. */
function restorePresent(
  { access, storage, metrics, clock, logger }: ServiceOptions,
  presenceOptions: PresenceOptions,
): {
  presence: Presence;
  components: ComponentService;
  viewers: Viewers;
} {
  try {
    const now = clock();
    const presence = new Presence(presenceOptions);
    presence.setDraining(storage.drains.listDraining());
    access.setMachines(storage.secrets.listValid());
    for (const { room, lastSeenAt } of storage.endpoints.listLastSeen())
      presence.markSeen(room, Math.min(lastSeenAt, now));
    for (const endpoint of storage.endpoints.listWithLease(now)) presence.apply(endpoint);
    for (const { room, until } of storage.withholdings.list(now)) presence.withhold(room, until);
    const known = storage.components.listKnown(now);
    const store = storage.components;
    const components = new ComponentService({ access, presence, known, store, clock, logger });
    const { database } = storage;
    const viewers = openViewers({
      access,
      presence,
      database,
      store: storage.viewers,
      observe: commit => metrics.observeCommit('viewers', commit),
      clock,
      logger,
    });
    return { presence, components, viewers };
  } catch (cause) {
    storage.close();
    throw new TrackerStorageError('STORAGE_CORRUPT', storage.database.$client.name, cause);
  }
}
