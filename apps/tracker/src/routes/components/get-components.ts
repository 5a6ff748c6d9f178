import { getComponentsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatInstant } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { ComponentRouteOptions } from './report-components.ts';

export function serveGetComponents(app: FastifyInstance, options: ComponentRouteOptions): void {
  const { gatekeeper, components, readAddress } = options;
  serveRoute(app, getComponentsRoute, ({ query, request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const { at, ...list } = components.list({ room: query.room, trusted });
    if (isFresh(list, request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(at), ...list };
  });
}
