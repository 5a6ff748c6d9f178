import { redirectRegisterRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { formatFastifyPath } from '../../http/serve-route.ts';

export function serveRedirectRegister(app: FastifyInstance): void {
  app.get(formatFastifyPath(redirectRegisterRoute), (_, reply) =>
    reply.header('cache-control', 'no-store').redirect('/', 302),
  );
}
