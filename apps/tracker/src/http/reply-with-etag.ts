import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a cache may answer for the tracker: enough to take a crowd that reloads off it. */
const CACHE_CONTROL = 'public, max-age=1';

/**
 * Lets caches ask whether anything has changed. The tag is weak: `content` is the part of the body that matters,
 * and what is beside it, like the time of the reply, may differ. Returns whether the asker is up to date.
 */
export function isFresh(
  content: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  /** `trusted`: whether this is more than everybody is told. Undefined where all are told the same. */
  { trusted }: { trusted?: boolean } = {},
): boolean {
  const etag = `W/"${hash('sha1', JSON.stringify(content), 'base64url')}"`;
  reply.header('etag', etag).header('cache-control', trusted ? 'private, no-cache' : CACHE_CONTROL);
  if (trusted !== undefined) reply.header('vary', 'authorization');
  const known = request.headers['if-none-match'];
  return known?.split(',').some(tag => tag.trim() === etag) ?? false;
}
