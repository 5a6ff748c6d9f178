import { getListenersRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { type Clock, formatInstant } from '../../clock.ts';
import { RequestRefusedError } from '../../errors.ts';
import { isFresh } from '../../http/reply-with-etag.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { ListenerRouteOptions } from './send-log.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 31;

export function serveGetListeners(
  app: FastifyInstance,
  options: ListenerRouteOptions & { clock: Clock },
): void {
  const { gatekeeper, listeners, readAddress, clock } = options;
  serveRoute(app, getListenersRoute, ({ query, request, reply }) => {
    const { authorization } = request.headers;
    const trusted = gatekeeper.trustsReader({ authorization, address: readAddress(request) });
    const now = clock();
    const to = query.to === undefined ? now : Date.parse(query.to);
    const from = query.from === undefined ? to - DAY_MS : Date.parse(query.from);
    checkRange(from, to);
    const hours = listeners.list({ room: query.room, from, to, trusted });
    if (isFresh(hours, request, reply, { trusted })) reply.code(304);
    return { generatedAt: formatInstant(now), hours };
  });
}

function checkRange(from: number, to: number): void {
  if (from <= to && to - from <= MAX_DAYS * DAY_MS) return;
  const problem = from > to ? 'is after' : `is more than ${MAX_DAYS} days before`;
  const message = `query.from ${problem} query.to. Ask for at most ${MAX_DAYS} days.`;
  throw new RequestRefusedError('REQUEST_INVALID', message, {
    details: [{ path: 'query.from', message: `${problem} query.to` }],
  });
}
