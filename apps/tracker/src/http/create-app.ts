import { randomBytes } from 'node:crypto';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RouteOptions,
} from 'fastify';
import { RequestRefusedError } from '../errors.ts';
import { Counters } from '../metrics/counters.ts';
import { answerClientError, writeError } from './answer-client-error.ts';
import { answerError } from './answer-error.ts';
import { createPipeliningLimit } from './limit-pipelining.ts';
import { readPath } from './read-path.ts';

/** 32 streams with long addresses, twice over since a form encodes them. */
const MAX_BODY_BYTES = 256 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
/** A connection on which nothing moves for as many times as a request may take is cut: nobody reads the reply. */
const STALLED_REQUESTS = 4;
const EXPOSED_HEADERS = 'etag, retry-after, x-request-id';

export interface AppOptions {
  logger: FastifyBaseLogger;
  /** How long a request may take to arrive. */
  requestTimeoutMs: number;
  counters?: Counters;
}

/** The HTTP server without its routes: limits, request ids, errors, headers for readers elsewhere. */
export function createApp(options: AppOptions): FastifyInstance {
  const { logger, requestTimeoutMs, counters = new Counters() } = options;
  const genReqId = createRequestIds();
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Nothing is logged of a request that goes well: who logs one that does not says which it was.
    childLoggerFactory: () => logger,
    genReqId,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: STALLED_REQUESTS * requestTimeoutMs,
    // Who comes on an open connection while the tracker stops is still answered, and then has to go.
    return503OnClosing: false,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    clientErrorHandler: (error, socket) => {
      const code = answerClientError(error, socket, genReqId());
      if (code !== undefined) counters.addError(code);
    },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });
  app.decorate('counters', counters);
  answerOddRequests(app, genReqId);
  app.addHook('onRoute', route => countRequests(route, counters));
  // A browser sends text/plain anywhere without asking; no route wants it.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(request => {
    const message = `Nothing is served at ${request.method} ${readPath(request.url).slice(0, 200)}.`;
    throw new RequestRefusedError('ROUTE_UNKNOWN', message);
  });
  app.addHook('onRequest', createPipeliningLimit());
  app.addHook('onRequest', (request, reply, done) => {
    // What a cache may keep says so itself.
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    // Any page may read, and none may report.
    if (request.method === 'GET' || request.method === 'HEAD') {
      reply
        .header('access-control-allow-origin', '*')
        .header('access-control-expose-headers', EXPOSED_HEADERS);
    }
    done();
  });
  return app;
}

/** What `node:http` would leave without a reply, or without one in the shape of all others. */
function answerOddRequests({ server, counters }: FastifyInstance, genReqId: () => string): void {
  // An expectation that we do not know may be let be: RFC 9110, 10.1.1.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    writeError(socket, 'ROUTE_UNKNOWN', genReqId());
    counters.addError('ROUTE_UNKNOWN');
  });
}

function countRequests(route: RouteOptions, counters: Counters): void {
  const counter = counters.addRoute([route.method].flat().join(','), route.url);
  const { handler } = route;
  route.handler = function countAndHandle(request, reply) {
    counter.count += 1;
    return handler.call(this, request, reply);
  };
}

/** Unique over restarts too, so that an id finds one request in a log of many days. */
function createRequestIds(): () => string {
  const start = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}
