import { deleteRegistrationRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { readBearer } from '../../access/read-bearer.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { RegistrationRouteOptions } from './create-registration.ts';

export function serveDeleteRegistration(app: FastifyInstance, options: RegistrationRouteOptions): void {
  const { gatekeeper, registrations, readAddress } = options;
  serveRoute(app, deleteRegistrationRoute, async ({ params: { room }, request }) => {
    const address = readAddress(request);
    gatekeeper.admit({ room, secret: readBearer(request.headers.authorization), address });
    await registrations.leave({ room, address });
    return undefined;
  });
}
