import type { FastifyInstance } from 'fastify';
import { createProxyServer } from 'httpxy';

const PROXY_TIMEOUT_MS = 15_000;

/** Hands `/tracker/…` on to the tracker, so that browsers and encoders need to know one origin only. */
export function addTrackerProxy(scope: FastifyInstance, { trackerUrl }: { trackerUrl: string }): void {
  const proxy = createProxyServer({
    target: trackerUrl,
    xfwd: true,
    timeout: PROXY_TIMEOUT_MS,
    proxyTimeout: PROXY_TIMEOUT_MS,
  });
  // The body goes on as it comes: read here, it could not be sent again.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/tracker/*', async (request, reply) => {
    reply.hijack();
    try {
      await proxy.web(request.raw, reply.raw);
    } catch (error) {
      request.log.warn({ err: error, url: request.url }, 'tracker did not answer a request');
      if (reply.raw.headersSent) {
        reply.raw.destroy();
        return;
      }
      reply.raw.writeHead(502, { 'content-type': 'application/json', 'retry-after': '5' });
      reply.raw.end(
        JSON.stringify({
          code: 'TRACKER_UNREACHABLE',
          message: 'The tracker does not answer. Try again in a few seconds.',
          requestId: request.id,
        }),
      );
    }
  });
}
