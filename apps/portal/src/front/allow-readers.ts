import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const READING = 'GET, HEAD';
/** As long as browsers remember it. */
const REMEMBERED_S = 86_400;

/**
 * Lets the pages of others read all that is served by GET, and nothing else. Browsers ask beforehand if a page sends a
 * header of its own, as one does that has an earlier copy. For the routes that are added after this.
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
    if (method === 'GET') app.options(url, answerPreflight);
  });
}

async function answerPreflight(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.headers({
    allow: `${READING}, OPTIONS`,
    'access-control-allow-origin': '*',
    'access-control-allow-methods': READING,
    // Of any name but authorization, which nobody else's page has a use for here.
    'access-control-allow-headers': '*',
    'access-control-max-age': String(REMEMBERED_S),
  });
  return reply.code(204).send();
}
