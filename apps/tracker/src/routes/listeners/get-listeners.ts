import { getListenersRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { type Clock, formatInstant } from '../../clock.ts';
import { readRange } from '../../http/read-range.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { ListenerRouteOptions } from './send-log.ts';

export function serveGetListeners(
  app: FastifyInstance,
  options: ListenerRouteOptions & { clock: Clock },
): void {
  const { gatekeeper, listeners, readAddress, clock } = options;
  serveRoute(app, getListenersRoute, ({ query, request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const now = clock();
    const hours = listeners.list({ room: query.room, ...readRange(query, now), trusted });
    if (isFresh(hours, request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(now), hours };
  });
}
