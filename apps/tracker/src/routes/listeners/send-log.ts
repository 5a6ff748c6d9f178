import { formatRoutePattern, type LogReply, sendLogRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { readBearer } from '../../access/read-bearer.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { readTextBody } from '../../http/read-text-body.ts';
import type { ListenerService } from '../../listeners/listener-service.ts';

const MAX_BYTES = 64 * 1024 ** 2;
const CONTENT_TYPES = ['text/plain', 'application/x-ndjson'];

export interface ListenerRouteOptions {
  gatekeeper: Gatekeeper;
  listeners: ListenerService;
  readAddress: AddressReader;
}

/** Logs are read as they come. The instance reads nothing else afterwards. */
export function serveSendLog(app: FastifyInstance, options: ListenerRouteOptions): void {
  const { gatekeeper, listeners, readAddress } = options;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(CONTENT_TYPES, (_request, _payload, done) => done(null));
  app.route<{ Params: { room: string } }>({
    method: sendLogRoute.method,
    url: formatRoutePattern(sendLogRoute),
    handler: async (request): Promise<LogReply> => {
      const { room } = request.params;
      const address = readAddress(request);
      const { authorization, 'content-encoding': encoding } = request.headers;
      gatekeeper.admit({ room, secret: readBearer(authorization), address });
      return listeners.read(readTextBody(request.raw, { encoding, maxBytes: MAX_BYTES }), { room, address });
    },
  });
}
