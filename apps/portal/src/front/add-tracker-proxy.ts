import { getEventsRoute } from '@foyer/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createProxyServer } from 'httpxy';
import { EventListeners } from './event-listeners.ts';
import { readPath } from './read-path.ts';

const PROXY_TIMEOUT_MS = 15_000;
/** The tracker sends something every 15 s to those who listen for events. */
const EVENTS_TIMEOUT_MS = 45_000;

/** Hands `/tracker/…` on to the tracker, so that browsers and encoders need to know one origin only. */
export function addTrackerProxy(scope: FastifyInstance, { trackerUrl }: { trackerUrl: string }): void {
  // No `timeout`: it would leave a listener on the connection for each request that comes over it.
  const proxy = createProxyServer({ target: trackerUrl, proxyTimeout: PROXY_TIMEOUT_MS });
  // A listener stays, so each has a connection of its own: of the shared ones there are few.
  const eventProxy = createProxyServer({ target: trackerUrl, proxyTimeout: EVENTS_TIMEOUT_MS, agent: false });
  const listeners = new EventListeners();
  // The body goes on as it comes: read here, it could not be sent again.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/tracker/*', async (request, reply) => {
    const forEvents = isForEvents(request);
    if (forEvents) {
      const leave = listeners.admit(request.url);
      if (leave === undefined) return refuseListener(request, reply);
      reply.raw.once('close', leave);
    }
    reply.hijack();
    nameSender(request);
    try {
      await (forEvents ? eventProxy : proxy).web(request.raw, reply.raw);
    } catch (error) {
      request.log.warn({ err: error, path: readPath(request.url) }, 'tracker did not answer a request');
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

/** Pages that are refused ask for what they want to know. */
function refuseListener(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', '60').send({
    code: 'OVERLOADED',
    message: 'As many listen to events already as may through the portal. Ask for what you want to know.',
    requestId: request.id,
  });
}

function isForEvents({ url }: FastifyRequest): boolean {
  return readPath(url) === getEventsRoute.path;
}

/**
 * The tracker trusts the portal, so what it reads must be the portal's word: where the request came from as far
 * as trusted proxies tell, and nothing that the sender claims.
 */
function nameSender(request: FastifyRequest): void {
  const { ip, protocol, host, raw } = request;
  for (const name of Object.keys(raw.headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete raw.headers[name];
  }
  raw.headers['x-forwarded-for'] = ip;
  raw.headers['x-forwarded-proto'] = protocol;
  raw.headers['x-forwarded-host'] = host;
}
