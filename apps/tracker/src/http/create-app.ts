import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequestIds } from '@foyer/contract';
import { createClientErrorHandler, writeBareError } from '@foyer/faults';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RouteOptions,
} from 'fastify';
import { RequestRefusedError } from '../errors.ts';
import { Counters } from '../metrics/counters.ts';
import { answerError } from './answer-error.ts';
import { listCommonHeaders } from './common-headers.ts';
import { MAX_BODY_BYTES } from './direct-bodies.ts';
import { DirectRoutes } from './direct-routes.ts';
import { createPipeliningLimit } from './limit-pipelining.ts';
import { readPath } from './read-path.ts';
import type { ErrorResponse } from './route-exchange.ts';

const MAX_HEADER_BYTES = 16 * 1024;
/** A connection on which nothing moves for as many times as a request may take is cut: nobody reads the reply. */
const STALLED_REQUESTS = 4;
/** Between two requests on a connection. */
const KEEP_ALIVE_MS = 72_000;

export interface AppOptions {
  logger: FastifyBaseLogger;
  /** How long a request may take to arrive. */
  requestTimeoutMs: number;
  counters?: Counters;
}

/** The HTTP server without its routes: limits, request ids, errors, headers for readers elsewhere. */
export function createApp(options: AppOptions): FastifyInstance {
  const { logger, requestTimeoutMs, counters = new Counters() } = options;
  const genReqId = createRequestIds(randomBytes(4).toString('hex'));
  const isFlooded = createPipeliningLimit();
  const direct = new DirectRoutes({ counters, logger, isFlooded, createRequestId: genReqId });
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Nothing is logged of a request that goes well: who logs one that does not says which it was.
    childLoggerFactory: () => logger,
    genReqId,
    bodyLimit: MAX_BODY_BYTES,
    // Who comes on an open connection while the tracker stops is still answered, and then has to go.
    return503OnClosing: false,
    serverFactory: handler => createHttpServer(direct, handler, requestTimeoutMs),
    clientErrorHandler: createClientErrorHandler({
      logger,
      createRequestId: genReqId,
      countError: code => counters.addError(code),
    }),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply as ErrorResponse),
  });
  app.decorate('counters', counters);
  app.decorate('direct', direct);
  app.addHook('preClose', async () => direct.close());
  answerOddRequests(app, genReqId);
  app.addHook('onRoute', route => countRequests(route, counters));
  // A browser sends text/plain anywhere without asking; no route wants it.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(request => {
    const message = `Nothing is served at ${request.method} ${readPath(request.url).slice(0, 200)}.`;
    throw new RequestRefusedError('ROUTE_UNKNOWN', message);
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (isFlooded(request.raw.socket)) {
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    for (const [name, value] of listCommonHeaders(request.method)) reply.header(name, value);
    done();
  });
  return app;
}

function createHttpServer(direct: DirectRoutes, handler: RequestListener, requestTimeoutMs: number): Server {
  const options = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const server = createServer(options, (request, response) => {
    if (!direct.serve(request, response)) handler(request, response);
  });
  return server.setTimeout(STALLED_REQUESTS * requestTimeoutMs);
}

/** What `node:http` would leave without a reply, or without one in the shape of all others. */
function answerOddRequests({ server, counters }: FastifyInstance, genReqId: () => string): void {
  // An expectation that we do not know may be let be: RFC 9110, 10.1.1.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    writeBareError(socket, { code: 'ROUTE_UNKNOWN', requestId: genReqId() });
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

declare module 'fastify' {
  interface FastifyInstance {
    direct: DirectRoutes;
  }
}
