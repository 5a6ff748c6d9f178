import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { formatRoutePattern, getOpenApiRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { readRouteInput } from '../../http/serve-route.ts';

const file = createRequire(import.meta.url).resolve('@foyer/contract/openapi.json');

export function serveGetOpenApi(app: FastifyInstance): void {
  const body = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  const etag = `"${hash('sha1', body, 'base64url')}"`;
  app.get(formatRoutePattern(getOpenApiRoute), async (request, reply) => {
    readRouteInput(getOpenApiRoute, request);
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('etag', etag);
    if (request.headers['if-none-match']?.includes(etag)) reply.code(304);
    return body;
  });
}
