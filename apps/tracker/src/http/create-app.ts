import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { RequestRefusedError } from '../errors.ts';
import { answerClientError } from './answer-client-error.ts';
import { answerError } from './answer-error.ts';

/** 32 streams with long addresses, twice over since a form encodes them. */
const MAX_BODY_BYTES = 256 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;

export interface AppOptions {
  logger: FastifyBaseLogger;
  /** How long a request may take to arrive. */
  requestTimeoutMs: number;
}

/** The HTTP server without its routes: limits, request ids, errors, headers for readers elsewhere. */
export function createApp({ logger, requestTimeoutMs }: AppOptions): FastifyInstance {
  const genReqId = createRequestIds();
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    // Who comes on an open connection while the tracker stops is still answered, and then has to go.
    return503OnClosing: false,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, genReqId()),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });
  // A browser sends text/plain anywhere without asking; no route wants it.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(request => {
    const message = `Nothing is served at ${request.method} ${request.url.slice(0, 200)}.`;
    throw new RequestRefusedError('ROUTE_UNKNOWN', message);
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff');
    if (request.method === 'GET') reply.header('access-control-allow-origin', '*');
    done();
  });
  return app;
}

/** Unique over restarts too, so that an id finds one request in a log of many days. */
function createRequestIds(): () => string {
  const start = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}
