import { getFlumotionStatsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatInstant } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { ComponentRouteOptions } from '../components/report-components.ts';

export function serveGetFlumotionStats(app: FastifyInstance, options: ComponentRouteOptions): void {
  const { gatekeeper, components, readAddress } = options;
  serveRoute(app, getFlumotionStatsRoute, ({ request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const { at, types } = components.listRecentByType({ trusted });
    if (isFresh(types, request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(at), types };
  });
}
