import { createHeartbeatRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { AddressReader, SecurityReader } from '../../access/sender-address.ts';
import { readSenderNetwork } from '../../access/sender-network.ts';
import { type RouteHandler, serveRoute } from '../../http/serve-route.ts';
import { formatSetCookie, VIEWER_COOKIE } from '../../viewers/viewer-cookies.ts';
import type { ViewerService } from '../../viewers/viewer-service.ts';

export interface CreateHeartbeatOptions {
  viewers: ViewerService;
  readAddress: AddressReader;
  isSecure: SecurityReader;
}

export function serveCreateHeartbeat(app: FastifyInstance, options: CreateHeartbeatOptions): void {
  const { viewers, readAddress, isSecure } = options;
  const report: RouteHandler<typeof createHeartbeatRoute> = async ({ body, request, reply }) => {
    const { reply: answer, cookie } = await viewers.report({
      body,
      cookies: request.headers.cookie,
      readNetwork: () => readSenderNetwork(readAddress(request)),
    });
    if (cookie !== undefined) {
      reply.header('set-cookie', formatSetCookie(VIEWER_COOKIE, cookie, { secure: isSecure(request) }));
    }
    return answer;
  };
  serveRoute(app, createHeartbeatRoute, report, { direct: true });
}
