import { reportComponentsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { readBearer } from '../../access/read-bearer.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { formatInstant } from '../../clock.ts';
import type { ComponentService } from '../../components/component-service.ts';
import { toComponentReport } from '../../components/to-component-report.ts';
import { serveRoute } from '../../http/serve-route.ts';

export interface ComponentRouteOptions {
  gatekeeper: Gatekeeper;
  components: ComponentService;
  readAddress: AddressReader;
}

export function serveReportComponents(app: FastifyInstance, options: ComponentRouteOptions): void {
  const { gatekeeper, components, readAddress } = options;
  serveRoute(app, reportComponentsRoute, async ({ body, request }) => {
    const { machine, room = components.findRoomOf(machine) } = body;
    const secret = readBearer(request.headers.authorization);
    gatekeeper.admitMachine({ room, secret, address: readAddress(request) });
    const reports = body.components.map(toComponentReport);
    const lostAt = await components.record({ machine, room, endpoint: null }, reports);
    return { machine, room, lostAt: formatInstant(lostAt) };
  });
}
