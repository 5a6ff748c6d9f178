import { formatRoutePattern, type Route, type RouteReply } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RequestRefusedError } from '../errors.ts';
import { answerError } from './answer-error.ts';
import { describeIssues } from './describe-issues.ts';
import { createJsonBody } from './direct-bodies.ts';
import { DOUBTFUL, getQuickParser } from './quick-parser.ts';
import type { RouteRequest, RouteResponse } from './route-exchange.ts';

const emptyQuerySchema = z.strictObject({});

type PartName = 'params' | 'query' | 'headers' | 'body';

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What came in of all that a route describes. */
interface RequestParts<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  headers: Parsed<R['headers']>;
  body: Parsed<R['body']>;
}

/** What a handler gets: what its route describes, checked, and the request and the reply for the rest. */
export interface RouteInput<R extends Route> extends RequestParts<R> {
  request: RouteRequest;
  reply: RouteResponse;
}

/** Returns what its route describes. */
export type RouteHandler<R extends Route> = (input: RouteInput<R>) => RouteReply<R> | Promise<RouteReply<R>>;

/** Returns what its route describes as it was written out already; nothing checks that it is that. */
export type WrittenRouteHandler<R extends Route> = (input: RouteInput<R>) => Buffer;

export interface ServeRouteOptions {
  /** A GET that changes something must not serve HEAD. */
  exposeHeadRoute?: boolean;
  /** For what is asked again and again: ordinary requests are answered before Fastify has them. */
  direct?: boolean;
}

/** Serves a route of the contract that answers in JSON. */
export function serveRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: RouteHandler<R>,
  options: ServeRouteOptions = {},
): void {
  addRoute(app, route, handler, options);
}

/** Serves a route whose replies are so large that they are written out part by part. */
export function serveWrittenRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: WrittenRouteHandler<R>,
): void {
  addRoute(app, route, handler, {});
}

function addRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: RouteHandler<R> | WrittenRouteHandler<R>,
  { exposeHeadRoute = true, direct = false }: ServeRouteOptions,
): void {
  app.route({
    exposeHeadRoute,
    method: route.method,
    url: formatRoutePattern(route),
    handler: (request, reply) => {
      if (204 in route.replies) reply.code(204);
      return handler({ ...readRouteInput(route, request), request, reply });
    },
  });
  if (direct) serveDirectly(app, route, handler);
}

function serveDirectly<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: RouteHandler<R> | WrittenRouteHandler<R>,
): void {
  // What is asked of such a route in its query Fastify answers, so that this is the same for all.
  const query = readPart('query', route, {}) as Parsed<R['query']>;
  app.direct.add({
    method: route.method,
    pattern: formatRoutePattern(route),
    body: route.body && createJsonBody(app),
    handle: (exchange, input) => {
      if (204 in route.replies) exchange.code(204);
      return handler({
        params: readPart('params', route, input.params) as Parsed<R['params']>,
        query,
        headers: readPart('headers', route, exchange.headers) as Parsed<R['headers']>,
        body: readPart('body', route, input.body) as Parsed<R['body']>,
        request: exchange,
        reply: exchange,
      });
    },
    answerError,
  });
}

/** Throws a `RequestRefusedError` that names all that is not as the route describes it. */
export function readRouteInput<R extends Route>(
  route: R,
  request: Record<PartName, unknown>,
): RequestParts<R> {
  return {
    params: readPart('params', route, request.params) as Parsed<R['params']>,
    query: readPart('query', route, request.query) as Parsed<R['query']>,
    headers: readPart('headers', route, request.headers) as Parsed<R['headers']>,
    body: readPart('body', route, request.body) as Parsed<R['body']>,
  };
}

/** The ancestor's addresses let be what they do not know: its pages put a number there to get past caches. */
function findEmptyQuery({ path }: Route): z.ZodType | undefined {
  return path.startsWith('/tracker/api/') ? emptyQuerySchema : undefined;
}

function readPart(part: PartName, route: Route, value: unknown): unknown {
  const schema = part === 'query' ? (route.query ?? findEmptyQuery(route)) : route[part];
  if (schema === undefined) return undefined;
  const quick = part === 'body' ? getQuickParser(schema)(value) : DOUBTFUL;
  if (quick !== DOUBTFUL) return quick;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const details = describeIssues(result.error, part);
  const message = `The request is not as the API describes it: ${details[0]?.path}: ${details[0]?.message}.`;
  throw new RequestRefusedError('REQUEST_INVALID', message, { details });
}
