import {
  formatRoutePath,
  formatRoutePattern,
  getGroupStreamRoute,
  getGroupsRoute,
  redirectStreamScriptRoute,
  redirectStreamsScriptRoute,
} from '@foyer/contract';
import type { FastifyInstance } from 'fastify';

/** Sends who asks for the ancestor's scripts to the JSON that took their place. */
export function redirectScripts(app: FastifyInstance): void {
  app.get(formatRoutePattern(redirectStreamsScriptRoute), (_, reply) =>
    reply.redirect(formatRoutePath(getGroupsRoute), 302),
  );
  app.get<{ Params: { group: string } }>(formatRoutePattern(redirectStreamScriptRoute), ({ params }, reply) =>
    reply.redirect(formatRoutePath(getGroupStreamRoute, params), 302),
  );
}
