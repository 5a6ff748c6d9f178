import { getHealthRoute, getOwnHealthRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';

export function serveGetHealth(app: FastifyInstance): void {
  for (const route of [getHealthRoute, getOwnHealthRoute]) {
    serveRoute(app, route, () => ({ status: 'ok' as const }));
  }
}
