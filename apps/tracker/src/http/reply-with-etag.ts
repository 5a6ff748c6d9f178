import { hash } from 'node:crypto';
import type { RouteRequest, RouteResponse } from './route-exchange.ts';

/** How long a cache may answer for the tracker: enough to take a crowd that reloads off it. */
const CACHE_CONTROL = 'public, max-age=1';

interface Exchange {
  request: RouteRequest;
  reply: RouteResponse;
}

export interface FreshnessOptions {
  /** Whether this is more than everybody is told. Undefined where all are told the same. */
  trusted?: boolean;
}

/** Of what is told again and again as long as it is the same. */
const written = new WeakMap<object, Written>();

interface Written {
  /** An object in JSON, without the brace that it begins with. */
  rest: string;
  etag: string;
}

/**
 * Answers with both, and lets caches ask whether `content` has changed: the tag is weak, since what is in `head`, like
 * the time of the reply, differs every time. Content is written out once, however often the same object is given;
 * neither may be empty.
 */
export function replyFresh<Head extends object, Content extends object>(
  { request, reply }: Exchange,
  { head, content }: { head: Head; content: Content },
  options?: FreshnessOptions,
): Head & Content {
  const { rest, etag } = write(content);
  if (isUpToDate(etag, { request, reply }, options)) reply.code(304);
  reply.type('application/json; charset=utf-8');
  reply.serializer(() => begin(head) + rest);
  return { ...head, ...content };
}

/** As `replyFresh` for content that was written out already, as an object in JSON. */
export function replyWritten(
  { request, reply }: Exchange,
  { head, content }: { head: object; content: Buffer },
  options?: FreshnessOptions,
): Buffer {
  if (isFresh(content, request, reply, options)) reply.code(304);
  reply.type('application/json; charset=utf-8');
  return Buffer.concat([Buffer.from(begin(head)), content.subarray(1)]);
}

/** As `replyFresh` for what is written out in another way: returns whether the asker is up to date. */
export function isFresh(
  content: unknown,
  request: RouteRequest,
  reply: RouteResponse,
  options?: FreshnessOptions,
): boolean {
  const isWritten = typeof content === 'string' || Buffer.isBuffer(content);
  return isUpToDate(formatTag(isWritten ? content : JSON.stringify(content)), { request, reply }, options);
}

function isUpToDate(etag: string, { request, reply }: Exchange, { trusted }: FreshnessOptions = {}): boolean {
  reply.header('etag', etag);
  reply.header('cache-control', trusted ? 'private, no-cache' : CACHE_CONTROL);
  if (trusted !== undefined) reply.header('vary', 'authorization');
  const known = request.headers['if-none-match'];
  return known?.split(',').some(tag => tag.trim() === etag) ?? false;
}

function write(content: object): Written {
  const known = written.get(content);
  if (known !== undefined) return known;
  const text = JSON.stringify(content);
  const fresh = { rest: text.slice(1), etag: formatTag(text) };
  written.set(content, fresh);
  return fresh;
}

/** An object in JSON up to where another may go on, without the brace that it begins with. */
function begin(head: object): string {
  return `${JSON.stringify(head).slice(0, -1)},`;
}

function formatTag(written: string | Buffer): string {
  return `W/"${hash('sha1', written, 'base64url')}"`;
}
