import { getPlayerErrorsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { readBearer } from '../../access/read-bearer.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { type Clock, formatInstant } from '../../clock.ts';
import { readRange } from '../../http/read-range.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { PlayerErrorService } from '../../numbers/player-error-service.ts';

export interface PlayerErrorsOptions {
  gatekeeper: Gatekeeper;
  playerErrors: PlayerErrorService;
  readAddress: AddressReader;
  clock: Clock;
}

export function serveGetPlayerErrors(app: FastifyInstance, options: PlayerErrorsOptions): void {
  const { gatekeeper, playerErrors, readAddress, clock } = options;
  serveRoute(app, getPlayerErrorsRoute, ({ query, request }) => {
    gatekeeper.admitOperator({
      secret: readBearer(request.headers.authorization),
      address: readAddress(request),
    });
    const now = clock();
    const errors = playerErrors.list({ room: query.room, ...readRange(query, now) });
    return { generatedAt: formatInstant(now), errors };
  });
}
