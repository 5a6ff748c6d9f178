import { formatRoutePattern, getEventsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { SenderReader } from '../../access/sender-address.ts';
import type { EventService } from '../../events/event-service.ts';
import { EventStream } from '../../events/event-stream.ts';
import { readRouteInput } from '../../http/serve-route.ts';

export interface EventRouteOptions {
  events: EventService;
  readSender: SenderReader;
}

export function serveGetEvents(app: FastifyInstance, { events, readSender }: EventRouteOptions): void {
  app.route({
    method: getEventsRoute.method,
    url: formatRoutePattern(getEventsRoute),
    // It would never end.
    exposeHeadRoute: false,
    handler: (request, reply) => {
      const { query, headers } = readRouteInput(getEventsRoute, request);
      const { network, isTrusted } = readSender(request);
      // A proxy that does not say for whom it asks would make one sender of all viewers.
      const sender = isTrusted ? null : network;
      const filter = events.checkRequest({ room: query.room, types: query.types, sender });
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      const stream = new EventStream(reply.raw, { random: Math.random });
      const lastEventId = headers['last-event-id'];
      const unsubscribe = events.subscribe({ filter, lastEventId, sender }, stream);
      reply.raw.once('close', unsubscribe);
    },
  });
}
