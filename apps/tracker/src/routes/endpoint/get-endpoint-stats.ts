import { getEndpointStatsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { EndpointStats } from '../../presence/endpoint-stats.ts';

export interface EndpointStatsRouteOptions {
  gatekeeper: Gatekeeper;
  endpointStats: EndpointStats;
  readAddress: AddressReader;
}

export function serveGetEndpointStats(app: FastifyInstance, options: EndpointStatsRouteOptions): void {
  const { gatekeeper, endpointStats, readAddress } = options;
  serveRoute(app, getEndpointStatsRoute, ({ request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const { at, stats } = endpointStats.list({ trusted });
    if (isFresh(stats, request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(at), ...stats };
  });
}
