import type { Route } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatFastifyPath } from './serve-route.ts';

/** Sends a browser that strays to an address for programs to the front page; no cache may remember that. */
export function redirectHome(app: FastifyInstance, route: Route): void {
  app.get(formatFastifyPath(route), (_, reply) =>
    reply.header('cache-control', 'no-store').redirect('/', 302),
  );
}
