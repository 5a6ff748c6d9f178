import { getReadinessRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { ReadinessService } from '../../health/readiness-service.ts';
import { serveRoute } from '../../http/serve-route.ts';

export function serveGetReadiness(app: FastifyInstance, readiness: ReadinessService): void {
  serveRoute(app, getReadinessRoute, ({ reply }) => {
    const summary = readiness.check();
    reply.code(summary.status === 'ready' ? 200 : 503);
    return summary;
  });
}
