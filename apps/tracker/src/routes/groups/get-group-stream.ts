import { getGroupStreamRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';
import type { PresenceService } from '../../presence/presence-service.ts';

export function serveGetGroupStream(app: FastifyInstance, presence: PresenceService): void {
  serveRoute(
    app,
    getGroupStreamRoute,
    ({ params }) => {
      const { room, ...stream } = presence.sendViewer({ room: params.group });
      return { group: room, ...stream };
    },
    { exposeHeadRoute: false },
  );
}
