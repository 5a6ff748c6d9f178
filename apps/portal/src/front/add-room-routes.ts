import type { Config } from '@foyer/config';
import type { FastifyInstance } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { describeNowAndNext } from '../status/now-and-next.ts';
import { renderRoomRss } from '../status/room-rss.ts';
import { createBodyAnswerer, explainNoRoom, JSON_TYPE } from './answer-body.ts';
import { readOrigin } from './read-origin.ts';

interface RoomParams {
  room: string;
}

/** JSON and RSS about rooms. */
export function addRoomRoutes(
  app: FastifyInstance,
  { data, getConfig }: { data: PortalData; getConfig: () => Config },
): void {
  const answer = createBodyAnswerer({ data, getConfig });

  app.get('/api/v1/rooms', async (request, reply) =>
    answer(request, reply, {
      type: JSON_TYPE,
      key: 'rooms',
      render: at => JSON.stringify(data.getRooms(at)),
      missing: explainNoRoom(''),
    }),
  );
  app.get('/api/v1/programme', async (request, reply) =>
    answer(request, reply, {
      type: JSON_TYPE,
      key: 'programme',
      render: at => JSON.stringify(data.getProgrammes(at)),
      missing: explainNoRoom(''),
    }),
  );
  app.get<{ Params: RoomParams }>('/api/v1/rooms/:room', async (request, reply) =>
    answer(request, reply, {
      type: JSON_TYPE,
      key: `room ${request.params.room}`,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(found);
      },
      missing: explainNoRoom(request.params.room),
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/json', async (request, reply) =>
    answer(request, reply, {
      type: JSON_TYPE,
      key: `json ${request.params.room}`,
      render: at => {
        const found = data.findRoom(request.params.room, at);
        return found && JSON.stringify(describeNowAndNext(found.room, at));
      },
      missing: explainNoRoom(request.params.room),
    }),
  );
  app.get<{ Params: RoomParams }>('/:room/rss', async (request, reply) => {
    const { room } = request.params;
    const origin = readOrigin(request, getConfig());
    return answer(request, reply, {
      type: 'application/rss+xml; charset=utf-8',
      // Without a public address links name the host that was asked, which another reader may not reach.
      key: getConfig().system.publicUrl === null ? null : `rss ${room}`,
      render: at => {
        const found = data.findRoom(room, at);
        if (found === undefined) return undefined;
        return renderRoomRss({ room: found.room, at, origin: origin ?? '', event: data.getEvent().title });
      },
      missing: explainNoRoom(room),
    });
  });
}
