import { formatRoutePattern, getMetricsRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import { isLoopback } from '../../access/is-loopback.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { RequestRefusedError } from '../../errors.ts';

export interface MetricsRouteOptions {
  gatekeeper: Gatekeeper;
  metrics: { format(): Promise<string> };
  readAddress: AddressReader;
}

export function serveGetMetrics(app: FastifyInstance, options: MetricsRouteOptions): void {
  const { gatekeeper, metrics, readAddress } = options;
  app.get(formatRoutePattern(getMetricsRoute), async (request, reply) => {
    const { authorization } = request.headers;
    const address = readAddress(request);
    if (!gatekeeper.trustsReader({ authorization, address }) && !isLoopback(address)) {
      const message =
        'Metrics are for this machine. From another one send a secret as "Authorization: Bearer <secret>".';
      throw new RequestRefusedError('SECRET_WRONG', message);
    }
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    return metrics.format();
  });
}
