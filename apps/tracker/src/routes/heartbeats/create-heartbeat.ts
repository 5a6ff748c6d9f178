import { createHeartbeatRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { AddressReader, SecurityReader } from '../../access/sender-address.ts';
import { readSenderNetwork } from '../../access/sender-network.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { VIEWER_COOKIE } from '../../viewers/viewer-cookies.ts';
import type { ViewerService } from '../../viewers/viewer-service.ts';

const DAY_S = 86_400;

export interface CreateHeartbeatOptions {
  viewers: ViewerService;
  readAddress: AddressReader;
  isSecure: SecurityReader;
}

export function serveCreateHeartbeat(app: FastifyInstance, options: CreateHeartbeatOptions): void {
  const { viewers, readAddress, isSecure } = options;
  serveRoute(app, createHeartbeatRoute, async ({ body, request, reply }) => {
    const { reply: answer, cookie } = await viewers.report({
      body,
      cookies: request.headers.cookie,
      readNetwork: () => readSenderNetwork(readAddress(request)),
    });
    if (cookie !== undefined) {
      const secure = isSecure(request) ? '; Secure' : '';
      reply.header(
        'set-cookie',
        `${VIEWER_COOKIE}=${cookie}; Path=/tracker/; Max-Age=${DAY_S}; HttpOnly; SameSite=Lax${secure}`,
      );
    }
    return answer;
  });
}
