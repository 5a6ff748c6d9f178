import { formatRoutePattern, getEventsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { EventService } from '../../events/event-service.ts';
import { EventStream } from '../../events/event-stream.ts';
import { readRouteInput } from '../../http/serve-route.ts';

export function serveGetEvents(app: FastifyInstance, events: EventService): void {
  app.route({
    method: getEventsRoute.method,
    url: formatRoutePattern(getEventsRoute),
    // It would never end.
    exposeHeadRoute: false,
    handler: (request, reply) => {
      const { query, headers } = readRouteInput(getEventsRoute, request);
      const filter = events.checkRequest({ room: query.room, types: query.types });
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      const stream = new EventStream(reply.raw, { random: Math.random });
      const unsubscribe = events.subscribe(filter, stream, headers['last-event-id']);
      reply.raw.once('close', unsubscribe);
    },
  });
}
