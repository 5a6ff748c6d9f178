import { formatRoutePattern, type Route } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';

/** Sends a browser that strays to an address for programs to the front page; no cache may remember that. */
export function redirectHome(app: FastifyInstance, route: Route): void {
  app.get(formatRoutePattern(route), (_, reply) => reply.redirect('/', 302));
}
