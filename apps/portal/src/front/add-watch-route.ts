import type { Config } from '@foyer/config';
import type { ErrorCode, RoomStatus, RoomStreamReply } from '@foyer/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PortalData } from '../portal-data.ts';
import { readState } from '../status/read-state.ts';
import { explainNoRoom } from './answer-body.ts';
import { describe } from './answer-error.ts';
import { readInstant } from './read-instant.ts';

export interface WatchRouteOptions {
  data: PortalData;
  getConfig: () => Config;
  /** Asks the tracker where one viewer is sent; rejects if it does not answer. */
  chooseStream: (room: string) => Promise<Pick<RoomStreamReply, 'withheld' | 'streams'>>;
}

interface Refusal {
  status: 400 | 404;
  code: ErrorCode;
  message: string;
}

/**
 * A room's live stream at an address that stays: each time the one of an endpoint that has room for one more
 * viewer. For players, calendars and apps, which keep addresses for months.
 */
export function addWatchRoute(app: FastifyInstance, options: WatchRouteOptions): void {
  app.get<{ Params: { room: string } }>('/:room/stream.m3u8', async (request, reply) => {
    const found = await findStream(request, options);
    if (typeof found === 'string') return reply.redirect(found, 302);
    return reply.code(found.status).send(describe(found.code, found.message, request));
  });
}

async function findStream(
  request: FastifyRequest<{ Params: { room: string } }>,
  { data, getConfig, chooseStream }: WatchRouteOptions,
): Promise<string | Refusal> {
  const { room } = request.params;
  const instant = readInstant(request, getConfig().system.rehearsal);
  if (typeof instant === 'string') return { status: 400, code: 'REQUEST_INVALID', message: instant };
  const at = instant ?? data.now();
  const found = data.findRoom(room, at);
  if (found === undefined) return { status: 404, ...explainNoRoom(room) };
  if (readState(found.room, at).kind === 'not-streamed') return refuseWithheld(room);
  const known = { withheld: false, streams: found.room.streams };
  // Whoever only looks is not to be counted as a viewer; and where the tracker is silent, its last word holds.
  const chosen =
    request.method === 'HEAD'
      ? known
      : await chooseStream(room).catch((error: unknown) => {
          request.log.warn({ err: error, room }, 'tracker did not choose an endpoint; its last word is used');
          return known;
        });
  if (chosen.withheld) return refuseWithheld(room);
  return pickHls(chosen.streams) ?? refuseIdle(found.room);
}

function pickHls(streams: RoomStatus['streams']): string | undefined {
  const hls = streams.filter(({ protocol }) => protocol === 'hls');
  return (hls.find(({ kind }) => kind === 'video') ?? hls[0])?.url;
}

function refuseWithheld(room: string): Refusal {
  const message = `What is on in "${room}" must not be streamed. /${room}/json says until when, and what comes next.`;
  return { status: 404, code: 'NOT_STREAMED', message };
}

function refuseIdle({ room, youtube }: RoomStatus): Refusal {
  const elsewhere =
    youtube === null ? '' : ` It can be watched at https://www.youtube.com/watch?v=${youtube}.`;
  const message = `Nothing is streamed in "${room}" now.${elsewhere} /${room}/json says what is on and what comes next.`;
  return { status: 404, code: 'STREAM_MISSING', message };
}
