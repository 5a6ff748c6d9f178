import type { Config } from '@foyer/config';
import {
  formatRoutePattern,
  getPortalHealthRoute,
  getPortalMetricsRoute,
  getPortalReadinessRoute,
} from '@foyer/contract';
import { MetricSet, type ProcessRegistry } from '@foyer/metrics';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { addPortalMetrics } from '../health/add-portal-metrics.ts';
import { checkReadiness } from '../health/check-readiness.ts';
import type { PortalData } from '../portal-data.ts';
import { describe } from './answer-error.ts';

export interface HealthRouteOptions {
  data: Pick<PortalData, 'now' | 'getRooms'>;
  getConfig: () => Config;
  isConfigRefused: () => boolean;
  processRegistry?: ProcessRegistry | undefined;
}

/** What machines ask that watch over the portal: whether it runs, whether it can do its work, and how it is. */
export function addHealthRoutes(app: FastifyInstance, options: HealthRouteOptions): void {
  const { data, getConfig, isConfigRefused, processRegistry } = options;
  const metrics = new MetricSet({ prefix: 'foyer_portal', processRegistry });
  const getRooms = keepFor(1_000, () => data.getRooms(data.now()));
  addPortalMetrics(metrics, { getRooms, isConfigRefused, requests: countRequests(app) });

  app.get(formatRoutePattern(getPortalHealthRoute), async () => ({ status: 'ok' }));
  app.get(formatRoutePattern(getPortalReadinessRoute), async (_, reply) => {
    const readiness = checkReadiness({ health: getRooms().health, configRefused: isConfigRefused() });
    reply.code(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  });
  app.get(formatRoutePattern(getPortalMetricsRoute), async (request, reply) => {
    if (!mayReadMetrics(request, getConfig())) {
      const message =
        'Metrics are for this machine. From another one send the secret as "Authorization: Bearer <secret>".';
      reply.code(401).header('www-authenticate', 'Bearer');
      return describe('SECRET_WRONG', message, request);
    }
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.format());
  });
}

/** What `make` gives, made at most once in that time: anybody may ask for it. */
function keepFor<T>(lifetimeMs: number, make: () => T): () => T {
  let kept: { value: T; madeAt: number } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.madeAt >= lifetimeMs) kept = { value: make(), madeAt: now };
    return kept.value;
  };
}

/** By the path of the route, which is not the sender's to choose; pages are one. */
function countRequests(app: FastifyInstance): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([['page', 0]]);
  app.addHook('onRoute', ({ url }) => {
    counts.set(url, 0);
  });
  app.addHook('onRequest', (request, _, done) => {
    const route = request.routeOptions.url ?? 'page';
    counts.set(route, (counts.get(route) ?? 0) + 1);
    done();
  });
  return counts;
}

function mayReadMetrics({ ip, headers }: FastifyRequest, { system }: Config): boolean {
  const given = /^Bearer +(.*)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined) return system.secret?.equals(given) ?? false;
  return ipaddr.process(ip).range() === 'loopback';
}
