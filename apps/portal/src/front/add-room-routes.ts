import type { Config } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { describeNowAndNext } from '../status/now-and-next.ts';
import { renderRoomRss } from '../status/room-rss.ts';
import { describe } from './answer-error.ts';
import { type Body, createBody, createBodyCache } from './body-cache.ts';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';
import { sendBody } from './send-body.ts';

interface RoomParams {
  room: string;
}

interface Answer {
  type: string;
  /** Under which the body may be kept, without what a sender can make up; null: not at all. */
  key: string | null;
  render: (at: Instant) => string | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** JSON and RSS about rooms. Each body is made at most once a second, however many ask for it. */
export function addRoomRoutes(
  app: FastifyInstance,
  { data, getConfig }: { data: PortalData; getConfig: () => Config },
): void {
  const bodies = createBodyCache({ lifetimeMs: 1_000, now: () => performance.now() });

  function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
    const at = readInstant(request, getConfig().system.rehearsal);
    if (typeof at === 'string') return reply.code(400).send(describe('REQUEST_INVALID', at, request));
    const { key, render } = answer;
    const body =
      at === undefined && key !== null
        ? bodies.get(key, () => render(data.now()))
        : toBody(render(at ?? data.now()));
    if (body === undefined) {
      const { room } = request.params as RoomParams;
      const message = `No room is called "${room}". GET /api/v1/rooms lists those there are.`;
      return reply.code(404).send(describe('ROOM_UNKNOWN', message, request));
    }
    return sendBody(request, reply.type(answer.type), body);
  }

  app.get('/api/v1/rooms', async (request, reply) =>
    send(request, reply, { type: JSON_TYPE, key: 'rooms', render: at => JSON.stringify(data.getRooms(at)) }),
  );
  app.get('/api/v1/programme', async (request, reply) =>
    send(request, reply, {
      type: JSON_TYPE,
      key: 'programme',
      render: at => JSON.stringify(data.getProgrammes(at)),
    }),
  );
  app.get<{ Params: RoomParams }>('/api/v1/rooms/:room', async (request, reply) =>
    send(request, reply, {
      type: JSON_TYPE,
      key: `room ${request.params.room}`,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(found);
      },
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/json', async (request, reply) =>
    send(request, reply, {
      type: JSON_TYPE,
      key: `json ${request.params.room}`,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(describeNowAndNext(found.room, at));
      },
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/rss', async (request, reply) => {
    const { publicUrl } = getConfig().system;
    const { room } = request.params;
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    return send(request, reply, {
      type: 'application/rss+xml; charset=utf-8',
      // Without a public address links name the host that was asked, which another reader may not reach.
      key: publicUrl === null ? null : `rss ${room}`,
      render: at => {
        const found = data.findRoom(room, at);
        return found && renderRoomRss({ room: found.room, at, origin, event: data.getEvent().title });
      },
    });
  });
}

function toBody(text: string | undefined): Body | undefined {
  return text === undefined ? undefined : createBody(text);
}

/** The instant asked for by `?now=` in a rehearsal; undefined for the present; a text that says what is wrong. */
function readInstant(request: FastifyRequest, rehearsal: boolean): Instant | string | undefined {
  const { now } = request.query as { now?: unknown };
  if (!rehearsal || typeof now !== 'string') return undefined;
  return findRehearsalInstant(now) ?? explainRehearsalInstant(now);
}
