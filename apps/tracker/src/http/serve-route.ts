import { formatRoutePattern, type Route, type RouteReply } from '@foyer/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RequestRefusedError } from '../errors.ts';
import { describeIssues } from './describe-issues.ts';

const emptyQuerySchema = z.strictObject({});

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What came in of all that a route describes. */
interface RequestParts<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  headers: Parsed<R['headers']>;
  body: Parsed<R['body']>;
}

/** What a handler gets: what its route describes, checked, and Fastify's own objects for the rest. */
export interface RouteInput<R extends Route> extends RequestParts<R> {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Returns what its route describes, or that as it was written out already. */
export type RouteHandler<R extends Route> = (
  input: RouteInput<R>,
) => RouteReply<R> | Buffer | Promise<RouteReply<R>>;

/** Serves a route of the contract that answers in JSON. A GET that changes something must not serve HEAD. */
export function serveRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: RouteHandler<R>,
  { exposeHeadRoute = true }: { exposeHeadRoute?: boolean } = {},
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
}

/** Throws a `RequestRefusedError` that names all that is not as the route describes it. */
export function readRouteInput<R extends Route>(route: R, request: FastifyRequest): RequestParts<R> {
  return {
    params: parsePart(route.params, request.params, 'params') as Parsed<R['params']>,
    query: parsePart(route.query ?? findEmptyQuery(route), request.query, 'query') as Parsed<R['query']>,
    headers: parsePart(route.headers, request.headers, 'headers') as Parsed<R['headers']>,
    body: parsePart(route.body, request.body, 'body') as Parsed<R['body']>,
  };
}

/** The ancestor's addresses let be what they do not know: its pages put a number there to get past caches. */
function findEmptyQuery({ path }: Route): z.ZodType | undefined {
  return path.startsWith('/tracker/api/') ? emptyQuerySchema : undefined;
}

function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const details = describeIssues(result.error, part);
  const message = `The request is not as the API describes it: ${details[0]?.path}: ${details[0]?.message}.`;
  throw new RequestRefusedError('REQUEST_INVALID', message, { details });
}
