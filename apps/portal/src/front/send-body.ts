import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Body } from './body-cache.ts';

/** Smaller than a packet: not worth the work. */
const MIN_GZIP_CHARACTERS = 1_200;

/** How long caches may keep what says what is on. */
const BRIEFLY = 'public, max-age=1, stale-while-revalidate=5';

/** Answers with a body that is the same for everybody, for caches and pages of other sites too. */
export async function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  cacheControl = BRIEFLY,
): Promise<FastifyReply> {
  reply.headers({
    'cache-control': cacheControl,
    vary: 'accept-encoding',
    etag: body.etag,
  });
  if (isFresh(request.headers['if-none-match'], body.etag)) return reply.code(304).send();
  const wantsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!wantsGzip || body.text.length < MIN_GZIP_CHARACTERS) return reply.send(body.text);
  return reply.header('content-encoding', 'gzip').send(await body.getGzipped());
}

/** A proxy that compresses makes an etag weak; the body is the same. */
function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
