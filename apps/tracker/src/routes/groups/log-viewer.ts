import { formatRoutePattern, logViewerRoute, type ViewerLogReply } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { AddressReader, SecurityReader } from '../../access/sender-address.ts';
import { readSenderNetwork } from '../../access/sender-network.ts';
import { readField } from '../../http/serve-form.ts';
import { findCookie, formatSetCookie, USER_COOKIE } from '../../viewers/viewer-cookies.ts';
import type { ViewerLogService } from '../../viewers/viewer-log-service.ts';

export interface LogViewerOptions {
  viewerLog: ViewerLogService;
  readAddress: AddressReader;
  isSecure: SecurityReader;
}

/** Everything about group, cookie and data is answered with status 200, so nothing of them is checked before. */
export function serveLogViewer(app: FastifyInstance, options: LogViewerOptions): void {
  const { viewerLog, readAddress, isSecure } = options;
  app.route<{ Params: { group: string }; Reply: ViewerLogReply }>({
    method: logViewerRoute.method,
    url: formatRoutePattern(logViewerRoute),
    handler: async (request, reply) => {
      const { cookie, 'user-agent': userAgent = '' } = request.headers;
      const answer = await viewerLog.report({
        group: request.params.group,
        data: readField(request.body, 'data'),
        cookie: findCookie(cookie, USER_COOKIE),
        userAgent,
        readNetwork: () => readSenderNetwork(readAddress(request)),
      });
      if (answer.cookie !== undefined) {
        const secure = isSecure(request);
        reply.header('set-cookie', formatSetCookie(USER_COOKIE, answer.cookie, { secure }));
      }
      return answer.reply;
    },
  });
}
