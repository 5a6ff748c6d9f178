import { createRegistrationRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { readBearer } from '../../access/read-bearer.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import { type RouteHandler, serveRoute } from '../../http/serve-route.ts';
import type { RegistrationService } from '../../registration/registration-service.ts';

export interface RegistrationRouteOptions {
  gatekeeper: Gatekeeper;
  registrations: RegistrationService;
  readAddress: AddressReader;
}

export function serveCreateRegistration(app: FastifyInstance, options: RegistrationRouteOptions): void {
  const { gatekeeper, registrations, readAddress } = options;
  const register: RouteHandler<typeof createRegistrationRoute> = async ({ body, request }) => {
    const { room, load = {}, ...rest } = body;
    const address = readAddress(request);
    gatekeeper.admit({ room, secret: readBearer(request.headers.authorization), address });
    const endpoint = await registrations.record({ ...rest, room, address, load });
    return { room, endpoint: endpoint.id, expiresAt: formatInstant(endpoint.leaseEndsAt) };
  };
  serveRoute(app, createRegistrationRoute, register, { direct: true });
}
