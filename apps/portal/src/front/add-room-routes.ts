import { createHash } from 'node:crypto';
import type { Config } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { describeNowAndNext } from '../status/now-and-next.ts';
import { renderRoomRss } from '../status/room-rss.ts';
import { createBodyCache } from './body-cache.ts';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';

interface RoomParams {
  room: string;
}

/** JSON and RSS about rooms. Each body is made at most once a second, however many ask for it. */
export function addRoomRoutes(
  app: FastifyInstance,
  { data, getConfig }: { data: PortalData; getConfig: () => Config },
): void {
  const bodies = createBodyCache({ lifetimeMs: 1_000, now: Date.now });

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: { type: string; render: (at: Instant) => string | undefined; key?: string },
  ): FastifyReply {
    const at = readInstant(request, getConfig().system.rehearsal);
    if (typeof at === 'string') {
      return reply.code(400).send({ code: 'REQUEST_INVALID', message: at, requestId: request.id });
    }
    const key = `${answer.key ?? ''}${request.url.split('?', 1)[0]}`;
    const body = at === undefined ? bodies.get(key, () => answer.render(data.now())) : answer.render(at);
    if (body === undefined) {
      const { room } = request.params as RoomParams;
      return reply.code(404).send({
        code: 'ROOM_UNKNOWN',
        message: `No room is called "${room}". GET /api/v1/rooms lists those there are.`,
        requestId: request.id,
      });
    }
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    reply.headers({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=1, stale-while-revalidate=5',
      etag,
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type(answer.type).send(body);
  }

  const json = 'application/json; charset=utf-8';
  app.get('/api/v1/rooms', async (request, reply) =>
    send(request, reply, { type: json, render: at => JSON.stringify(data.getRooms(at)) }),
  );
  app.get<{ Params: RoomParams }>('/api/v1/rooms/:room', async (request, reply) =>
    send(request, reply, {
      type: json,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(found);
      },
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/json', async (request, reply) =>
    send(request, reply, {
      type: json,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(describeNowAndNext(found.room, at));
      },
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/rss', async (request, reply) => {
    const origin = getConfig().system.publicUrl ?? `${request.protocol}://${request.host}`;
    return send(request, reply, {
      type: 'application/rss+xml; charset=utf-8',
      // Its links name the host that was asked, which another reader may not reach.
      key: origin,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && renderRoomRss({ room: found.room, at, origin, event: data.getEvent().title });
      },
    });
  });
}

/** The instant asked for by `?now=` in a rehearsal; undefined for the present; a text that says what is wrong. */
function readInstant(request: FastifyRequest, rehearsal: boolean): Instant | string | undefined {
  const { now } = request.query as { now?: unknown };
  if (!rehearsal || typeof now !== 'string') return undefined;
  return findRehearsalInstant(now) ?? explainRehearsalInstant(now);
}
