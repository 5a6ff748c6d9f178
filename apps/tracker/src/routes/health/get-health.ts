import { getHealthRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';

export function serveGetHealth(app: FastifyInstance): void {
  serveRoute(app, getHealthRoute, ({ reply }) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' as const };
  });
}
