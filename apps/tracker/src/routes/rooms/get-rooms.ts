import { getRoomsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatInstant } from '../../clock.ts';
import { replyFresh } from '../../http/reply-with-etag.ts';
import { type RouteHandler, serveRoute } from '../../http/serve-route.ts';
import type { PresenceService } from '../../presence/presence-service.ts';

export function serveGetRooms(app: FastifyInstance, presence: PresenceService): void {
  const list: RouteHandler<typeof getRoomsRoute> = ({ request, reply }) => {
    const { at, listing } = presence.listRooms();
    return replyFresh({ request, reply }, { head: { generatedAt: formatInstant(at) }, content: listing });
  };
  serveRoute(app, getRoomsRoute, list, { direct: true });
}
