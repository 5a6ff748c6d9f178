import { getEndpointsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { PresenceService } from '../../presence/presence-service.ts';

export interface GetEndpointsOptions {
  gatekeeper: Gatekeeper;
  presence: PresenceService;
  readAddress: AddressReader;
}

export function serveGetEndpoints(app: FastifyInstance, options: GetEndpointsOptions): void {
  const { gatekeeper, presence, readAddress } = options;
  serveRoute(app, getEndpointsRoute, ({ query, request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const { at, endpoints, lost } = presence.listEndpoints({ room: query.room, trusted });
    if (isFresh([endpoints, lost], request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(at), endpoints, lost };
  });
}
