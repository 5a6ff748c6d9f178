import type { Config } from '@foyer/config';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { PortalError } from '../errors.ts';
import type { PageServer } from '../page-server.mjs';
import type { PortalData } from '../portal-data.ts';
import { addPages } from './add-pages.ts';
import { addRoomRoutes } from './add-room-routes.ts';
import { addTrackerProxy } from './add-tracker-proxy.ts';

export interface FrontOptions {
  data: PortalData;
  getConfig: () => Config;
  trackerUrl: string;
  pages: Pick<PageServer, 'getRequestHandler'>;
  logger: Logger;
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
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: getConfig().system.trustedProxies,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  addRoomRoutes(app, { data, getConfig });
  app.register(async scope => addTrackerProxy(scope, { trackerUrl }));
  addPages(app, { pages, getConfig });
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
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new PortalError(
        'PORT_IN_USE',
        `The portal cannot listen on ${host}:${port}: another program does. End that program, or choose another port with --port or FOYER_PORT.`,
        error,
      );
    }
    throw error;
  }
}
