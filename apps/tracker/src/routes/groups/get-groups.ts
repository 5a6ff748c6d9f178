import { getGroupsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatInstant } from '../../clock.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { PresenceService } from '../../presence/presence-service.ts';

export function serveGetGroups(app: FastifyInstance, presence: PresenceService): void {
  serveRoute(app, getGroupsRoute, ({ request, reply }) => {
    const { at, listing } = presence.listRooms();
    const { rooms } = listing;
    if (isFresh(rooms, request, reply)) reply.code(304);
    const groups = Object.fromEntries(rooms.map(({ room, ...group }) => [room, group]));
    return { generatedAt: formatInstant(at), groups };
  });
}
