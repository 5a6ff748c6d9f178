import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { formatRoutePattern, getPortalOpenApiRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { createBody } from './body-cache.ts';
import { sendBody } from './send-body.ts';

const file = createRequire(import.meta.url).resolve('@foyer/contract/portal-openapi.json');

/** The description of the portal's own JSON, for programs that speak it. */
export function addOpenApiRoute(app: FastifyInstance): void {
  const body = createBody(JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
  app.get(formatRoutePattern(getPortalOpenApiRoute), async (request, reply) =>
    sendBody(request, reply.type('application/json; charset=utf-8'), body),
  );
}
