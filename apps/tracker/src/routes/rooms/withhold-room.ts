import { withholdRoomRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { readBearer } from '../../access/read-bearer.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { WithholdingService } from '../../presence/withholding-service.ts';

export interface WithholdRoomOptions {
  gatekeeper: Gatekeeper;
  withholding: WithholdingService;
  readAddress: AddressReader;
}

export function serveWithholdRoom(app: FastifyInstance, options: WithholdRoomOptions): void {
  const { gatekeeper, withholding, readAddress } = options;
  serveRoute(app, withholdRoomRoute, async ({ params: { room }, body, request }) => {
    const secret = readBearer(request.headers.authorization);
    gatekeeper.admitOperator({ secret, address: readAddress(request) });
    const until = withholding.withhold({ room, until: Date.parse(body.until) });
    return { room, until: formatInstant(until) };
  });
}
