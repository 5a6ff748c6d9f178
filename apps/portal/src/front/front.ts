import { randomBytes } from 'node:crypto';
import type { Config } from '@foyer/config';
import { createRequestIds } from '@foyer/contract';
import { createClientErrorHandler } from '@foyer/faults';
import type { ProcessRegistry } from '@foyer/metrics';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { PortalError } from '../errors.ts';
import { createProgrammeExports } from '../exports/programme-exports.ts';
import type { PageServer } from '../page-server.mjs';
import type { PortalData } from '../portal-data.ts';
import type { Programme } from '../programme/programme.ts';
import { addCalendarRoutes } from './add-calendar-routes.ts';
import { addExportRoutes } from './add-export-routes.ts';
import { addHealthRoutes } from './add-health-routes.ts';
import { addOpenApiRoute } from './add-openapi-route.ts';
import { addPages } from './add-pages.ts';
import { addRevisionRoute } from './add-revision-route.ts';
import { addRobotsRoute } from './add-robots-route.ts';
import { addRoomRoutes } from './add-room-routes.ts';
import { addSessionRoutes } from './add-session-routes.ts';
import { addStreamsRoutes } from './add-streams-routes.ts';
import { addTrackerProxy } from './add-tracker-proxy.ts';
import { addWatchRoute, type WatchRouteOptions } from './add-watch-route.ts';
import { allowReaders } from './allow-readers.ts';
import { answerError } from './answer-error.ts';
import { createExportAnswerer } from './answer-export.ts';
import { createPageIndex } from './page-index.ts';
import { createProxyTrust } from './proxy-trust.ts';

export interface FrontOptions {
  data: PortalData;
  getConfig: () => Config;
  trackerUrl: string;
  getProgramme: () => Programme;
  /** Asks the tracker where one viewer of a room is sent. */
  chooseStream: WatchRouteOptions['chooseStream'];
  pages: Pick<PageServer, 'getRequestHandler'>;
  logger: Logger;
  development?: boolean;
  /** Whether the last change of the config was refused. */
  isConfigRefused?: () => boolean;
  /** What `/metrics` tells of the process; without one, nothing. */
  processRegistry?: ProcessRegistry | undefined;
}

export interface Front {
  /** Resolves to the address it listens at. Port 0 takes a free one. */
  listen(address: { host: string; port: number }): Promise<string>;
  close(): Promise<void>;
}

/**
 * The one origin that browsers talk to: JSON about rooms, the tracker behind `/tracker/`, and for all else
 * the pages.
 */
export function createFront(options: FrontOptions): Front {
  const { data, getConfig, trackerUrl, pages, logger } = options;
  // Typed as the plainest logger, or Fastify's type would carry pino's everywhere.
  const loggerInstance: FastifyBaseLogger = logger;
  const genReqId = createRequestIds(randomBytes(4).toString('hex'));
  const app = Fastify({
    loggerInstance,
    genReqId,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: createProxyTrust(() => getConfig().system.trustedProxies),
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // As long as the key of a session's page can be (schedule-page/session-path.ts).
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerError,
    clientErrorHandler: createClientErrorHandler({ logger, createRequestId: genReqId }),
  });
  app.setErrorHandler(answerError);
  // Pages have headers of their own; what else a cache may keep says so itself.
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    done();
  });
  allowReaders(app);
  addHealthRoutes(app, {
    data,
    getConfig,
    isConfigRefused: options.isConfigRefused ?? (() => false),
    processRegistry: options.processRegistry,
  });
  addOpenApiRoute(app);
  addRobotsRoute(app, { getConfig });
  addRoomRoutes(app, { data, getConfig });
  addRevisionRoute(app, { data });
  addSessionRoutes(app, { data });
  const exports = createProgrammeExports({ getProgramme: options.getProgramme, getConfig });
  const answer = createExportAnswerer({ exports, getConfig });
  addExportRoutes(app, answer);
  addCalendarRoutes(app, { answer, getConfig });
  addStreamsRoutes(app, { data, getConfig, getProgramme: options.getProgramme });
  addWatchRoute(app, { data, getConfig, chooseStream: options.chooseStream });
  app.register(async scope => addTrackerProxy(scope, { trackerUrl }));
  addPages(app, {
    pages,
    getConfig,
    index: createPageIndex(data),
    findGuid: exports.findGuid,
    development: options.development === true,
  });
  return {
    listen: address => listen(app, address),
    close: async () => {
      await app.close();
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw explainListenError(error, { host, port });
  }
}

function explainListenError(cause: unknown, { host, port }: { host: string; port: number }): PortalError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const reason =
    code === 'EADDRINUSE'
      ? 'another program does. End that program, or choose another port with --port or FOYER_PORT.'
      : code === 'EACCES'
        ? 'this user may not. Choose a port above 1023 with --port or FOYER_PORT.'
        : code === 'EADDRNOTAVAIL'
          ? 'this machine has no such address. Choose another with --host or FOYER_HOST.'
          : `${cause instanceof Error ? cause.message : String(cause)}. Choose another with --host and --port.`;
  return new PortalError({
    code: code === 'EADDRINUSE' ? 'PORT_IN_USE' : 'LISTEN_FAILED',
    message: `The portal cannot listen on ${host}:${port}: ${reason}`,
    cause,
  });
}
