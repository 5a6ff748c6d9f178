import type { Config } from '@foyer/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { PageServer } from '../page-server.mjs';
import { describe } from './answer-error.ts';
import { readPath } from './read-path.ts';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';

const VIEW_HEADER = 'x-foyer-view';

/** Where the views of pages are inside (next.config.ts); from outside nothing is there. */
const INTERNAL_PATH = /^\/(?:_next\/data\/[^/]+\/)?x-(?:at|inroom)(?:\/|\?|$)/;

/** What a page may load: nothing from others, but pictures and streams from wherever encoders serve them. */
const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    // Next writes the data of a page, and we the theme, as inline scripts; no page has a nonce of its own.
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    'img-src * data:',
    'media-src * blob:',
    'connect-src *',
    "worker-src 'self' blob:",
    'frame-src https://www.youtube-nocookie.com',
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

interface PagesOptions {
  pages: Pick<PageServer, 'getRequestHandler'>;
  getConfig: () => Config;
  /** Next's development server evaluates code, which the policy forbids. */
  development: boolean;
}

/**
 * All other addresses are pages. What differs by viewer is decided here, before a page is chosen, so that
 * the pages themselves are the same for everybody.
 */
export function addPages(app: FastifyInstance, { pages, getConfig, development }: PagesOptions): void {
  app.setNotFoundHandler(async (request, reply) => {
    // Next's development server has addresses of its own that are posted to.
    const isRead = request.method === 'GET' || request.method === 'HEAD' || development;
    if (request.url.startsWith('/api/') || !isRead) {
      const message = `Nothing is served at ${request.method} ${readPath(request.url).slice(0, 200)}.`;
      return reply.code(404).send(describe('ROUTE_UNKNOWN', message, request));
    }
    const { system } = getConfig();
    const { raw } = request;
    const now = readNow(request);
    if (now !== undefined && system.rehearsal && findRehearsalInstant(now) === undefined) {
      return reply
        .code(400)
        .type('text/plain; charset=utf-8')
        .send(`${explainRehearsalInstant(now)}\n`);
    }
    if (now !== undefined) {
      raw.url = rewriteNow(request.url, system.rehearsal ? findRehearsalInstant(now) : undefined);
    }
    if (INTERNAL_PATH.test(request.url)) raw.url = '/-/no-such-page';
    // Only the front may say who is in the room.
    delete raw.headers[VIEW_HEADER];
    if (isInRoom(request, system.localIps)) {
      raw.headers[VIEW_HEADER] = 'inroom';
      // The same address shows others another page; a cache between would mix them.
      reply.raw.setHeader('cache-control', 'private, no-store');
    }
    if (!development)
      for (const [name, value] of Object.entries(PAGE_HEADERS)) reply.raw.setHeader(name, value);
    reply.hijack();
    await pages.getRequestHandler()(raw, reply.raw);
  });
}

/** Puts the instant into the one form that pages read, or takes it out where rehearsals are off. */
function rewriteNow(url: string, instant: number | undefined): string {
  const parsed = new URL(`http://portal.invalid${url}`);
  if (instant === undefined) parsed.searchParams.delete('now');
  else parsed.searchParams.set('now', new Date(instant).toISOString());
  return parsed.pathname + parsed.search;
}

function readNow(request: FastifyRequest): string | undefined {
  const query = request.query as Record<string, unknown>;
  const now = Array.isArray(query.now) ? query.now[0] : query.now;
  return typeof now === 'string' ? now : undefined;
}

function isInRoom(request: FastifyRequest, localIps: RegExp[]): boolean {
  if (localIps.length === 0) return false;
  const address = ipaddr.isValid(request.ip) ? ipaddr.process(request.ip).toString() : request.ip;
  return localIps.some(pattern => pattern.test(address));
}
