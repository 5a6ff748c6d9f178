import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describe } from './answer-error.ts';
import { readPath } from './read-path.ts';

const READING = 'GET, HEAD';
const ALLOWED = `${READING}, OPTIONS`;
const OTHERS = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** As long as browsers remember it. */
const REMEMBERED_S = 86_400;

/**
 * Lets the pages of others read all that is served by GET, and nothing else. Browsers ask beforehand if a page sends a
 * header of its own, as one does that has an earlier copy. Whoever wants to do anything else is told that it is the
 * method that is wrong, not the address. For the routes that are added after this.
 */
export function allowReaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      reply.headers({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'etag, retry-after',
      });
    }
    done();
  });
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'GET') return;
    app.options(url, answerPreflight);
    // Before its body is read, of whatever type that is.
    app.route({ method: OTHERS, url, onRequest: refuseMethod, handler: refuseMethod });
  });
}

async function answerPreflight(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.headers({
    allow: ALLOWED,
    'access-control-allow-origin': '*',
    'access-control-allow-methods': READING,
    // Of any name but authorization, which nobody else's page has a use for here.
    'access-control-allow-headers': '*',
    'access-control-max-age': String(REMEMBERED_S),
  });
  return reply.code(204).send();
}

async function refuseMethod(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const message = `Expected GET or HEAD for ${readPath(request.url).slice(0, 200)}, but ${request.method} came.`;
  return reply
    .code(405)
    .header('allow', ALLOWED)
    .send(describe('METHOD_WRONG', message, request));
}
