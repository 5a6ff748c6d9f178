import { Secret } from '@foyer/config';
import Database from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Gatekeeper } from '../access/gatekeeper.ts';
import { LiveAccess } from '../access/live-access.ts';
import { createSecurityReader, createSenderReader } from '../access/sender-address.ts';
import { SenderLimits } from '../access/sender-limits.ts';
import { ComponentService } from '../components/component-service.ts';
import { EventHub } from '../events/event-hub.ts';
import { EventService } from '../events/event-service.ts';
import { ReadinessService } from '../health/readiness-service.ts';
import { createApp } from '../http/create-app.ts';
import { AccessLogFiles } from '../listeners/access-log-files.ts';
import { ListenerService } from '../listeners/listener-service.ts';
import type { Endpoint } from '../presence/endpoint.ts';
import { EndpointStats } from '../presence/endpoint-stats.ts';
import { Presence } from '../presence/presence.ts';
import { PresenceAnnouncer } from '../presence/presence-announcer.ts';
import { PresenceService } from '../presence/presence-service.ts';
import { WithholdingService } from '../presence/withholding-service.ts';
import { RegistrationService } from '../registration/registration-service.ts';
import type { SeenEndpoint } from '../storage/endpoint-store.ts';
import { ListenerStore } from '../storage/listener-store.ts';
import { prepareDatabase } from '../storage/open-database.ts';
import type { Departure } from '../storage/summarise-changes.ts';
import { ViewerStore } from '../storage/viewer-store.ts';
import { openViewers, type Viewers } from '../viewers/open-viewers.ts';
import { listRollupRows, type ServedMinute } from '../viewers/rollup-rows.ts';
import { exchangeInMemory, type MemoryReply, type MemoryRequest } from './memory-exchange-fixture.ts';
import { serveRoutes } from './serve-routes.ts';

/** The tracker's routes for tests: without a network and a disk, and with a clock to turn. */
export class RouteFixture {
  readonly app: FastifyInstance;
  readonly access: LiveAccess;
  readonly viewers: Viewers;
  readonly #viewerStore: ViewerStore;
  /** What has been stored. */
  readonly stored: Endpoint[] = [];
  readonly departed: Departure[] = [];
  readonly withheld = new Map<string, number>();
  readonly log: string[] = [];
  /** What is wrong with the database, if anything. */
  databaseProblem: string | undefined;
  readonly readiness: ReadinessService;
  now = Date.UTC(2026, 10, 20, 12);
  /** Where logs of endpoints are kept. */
  logDir: string | null = null;
  /** What storing fails with, if anything. */
  storageFault: Error | undefined;

  constructor() {
    this.access = new LiveAccess(createConfig('system key'));
    const { access } = this;
    const logger = pino({}, { write: line => this.log.push(line) });
    const presence = new Presence();
    const clock = () => this.now;
    const hub = new EventHub({ epoch: 'test', now: () => performance.now() });
    const announcer = new PresenceAnnouncer({ access, presence, events: hub, clock });
    const store = {
      record: async (endpoint: Endpoint) => {
        this.#failStorage();
        this.stored.push(endpoint);
      },
      recordDeparture: async (departure: Departure) => {
        this.#failStorage();
        this.departed.push(departure);
      },
      set: (room: string, until: number) => {
        this.withheld.set(room, until);
      },
    };
    const seen = { listSeenSince: () => this.#listSeen() };
    const components = new ComponentService({
      access,
      presence,
      known: [],
      store: { record: async () => this.#failStorage(), release: async () => this.#failStorage() },
      clock,
      logger,
    });
    const database = prepareDatabase(new Database(':memory:'));
    this.#viewerStore = new ViewerStore(database);
    this.viewers = openViewers({ access, presence, database, store: this.#viewerStore, clock, logger });
    this.readiness = new ReadinessService({ probeDatabase: () => this.databaseProblem, clock });
    const readSender = createSenderReader(access);
    const limits = new SenderLimits({
      readSettings: () => access.config.system.limits,
      clock,
      onLimited: limit => this.app.counters.addLimited(limit),
    });
    this.app = createApp({ logger, requestTimeoutMs: 1000 });
    serveRoutes(this.app, {
      events: new EventService({ access, hub }),
      presence: new PresenceService({ access, presence, clock }),
      gatekeeper: new Gatekeeper({ access, limits, clock, logger }),
      components,
      listeners: new ListenerService({
        access,
        store: new ListenerStore({ database, logger }),
        files: new AccessLogFiles({ getFolder: () => this.logDir, logger }),
        clock,
      }),
      endpointStats: new EndpointStats({ access, presence, store: seen, clock }),
      clock,
      readiness: this.readiness,
      metrics: { format: async () => 'a_metric 1\n' },
      registrations: new RegistrationService({ presence, announcer, components, store, clock, logger }),
      withholding: new WithholdingService({ access, presence, announcer, store, clock, logger }),
      viewers: this.viewers.service,
      viewerLog: this.viewers.log,
      numbers: this.viewers.numbers,
      playerErrors: this.viewers.playerErrors,
      readSender,
      readAddress: request => readSender(request).address,
      limits,
      isSecure: createSecurityReader(access),
    });
  }

  /** Adds what an endpoint has said of a minute to the rollups. */
  addServed(served: ServedMinute): void {
    const { directory } = this.viewers;
    const rows = listRollupRows([], [served], directory);
    const groups = [...directory.unsaved];
    const nothing = { errors: [], tracks: [], allTracks: false, logId: 0 };
    this.#viewerStore.fold({ ...nothing, minute: served.minute, rows, groups });
    directory.markSaved(groups);
  }

  #listSeen(): SeenEndpoint[] {
    return this.stored.map(({ reportedAt, ...endpoint }) => ({ ...endpoint, lastSeenAt: reportedAt }));
  }

  #failStorage(): void {
    if (this.storageFault) throw this.storageFault;
  }

  /** As a client would have it. */
  async exchange(request: MemoryRequest): Promise<MemoryReply> {
    await this.app.ready();
    return exchangeInMemory(this.app.server, request);
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.getRoot(`/tracker${url}`, headers);
  }

  getRoot(url: string, headers: Record<string, string> = {}) {
    return this.exchange({ method: 'GET', url, headers });
  }

  postForm(
    form: Record<string, string> | string,
    headers: Record<string, string> = {},
    url = '/endpoint/register',
  ) {
    return this.exchange({
      method: 'POST',
      url: `/tracker${url}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    });
  }

  postRegistration(body: unknown, { secret = 'system key' }: { secret?: string | null } = {}) {
    return this.send('POST', '/api/v1/registrations', { body, secret });
  }

  send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    {
      body,
      secret = 'system key',
      address,
    }: { body?: unknown; secret?: string | null; address?: string } = {},
  ) {
    return this.exchange({
      method,
      url: `/tracker${url}`,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        ...(address === undefined ? {} : { 'x-forwarded-for': address }),
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
}

/** Two rooms; the second has a secret of its own. Connections from the test itself come from a trusted proxy. */
export function createConfig(systemSecret: string | null) {
  return {
    system: {
      secret: systemSecret === null ? null : new Secret(systemSecret),
      trustedProxies: ['127.0.0.0/8'],
      heartbeatS: 30,
      newViewersPerMinute: 60,
      limits: { requests: 30_000, reports: 6000, wrongSecrets: 10 },
      keptDays: { minute: 30, hour: 400, day: 3650 },
    },
    rooms: [
      { name: 'hall', secret: null, flumotionEncoder: 'encoder1' },
      { name: 'annex', secret: new Secret('annex key') },
    ],
  };
}
