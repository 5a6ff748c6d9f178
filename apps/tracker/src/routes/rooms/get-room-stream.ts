import { getRoomStreamRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';
import type { PresenceService } from '../../presence/presence-service.ts';

export function serveGetRoomStream(app: FastifyInstance, presence: PresenceService): void {
  serveRoute(
    app,
    getRoomStreamRoute,
    ({ params, query }) => {
      return presence.sendViewer({ room: params.room, broken: query.broken });
    },
    { exposeHeadRoute: false, direct: true },
  );
}
