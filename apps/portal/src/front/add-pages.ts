import type { Config } from '@foyer/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { PageServer } from '../page-server.mjs';
import { getSessionPath, readSessionPath, toSessionKey } from '../schedule-page/session-path.ts';
import { describe } from './answer-error.ts';
import { choosePage, type PageIndex } from './choose-page.ts';
import { readPath } from './read-path.ts';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';

const VIEW_HEADER = 'x-foyer-view';

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
  index: PageIndex;
  /** What the programme calls the session that an export calls so. */
  findGuid: (id: string) => string | undefined;
  /** Next's development server evaluates code, which the policy forbids. */
  development: boolean;
}

/**
 * All other addresses are pages. What differs by viewer is decided here, before a page is chosen, so that
 * the pages themselves are the same for everybody.
 */
export function addPages(
  app: FastifyInstance,
  { pages, getConfig, index, findGuid, development }: PagesOptions,
): void {
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
    const moved = findOwnAddress(request.url, { index, findGuid });
    if (moved !== undefined) return reply.redirect(moved, 302);
    raw.url = rewrite(request.url, {
      now,
      instant: now === undefined || !system.rehearsal ? undefined : findRehearsalInstant(now),
      index,
    });
    // Only the front may say who is in the room.
    delete raw.headers[VIEW_HEADER];
    if (isRoomPage(raw.url, index) && isInRoom(request, system.localIps)) {
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

/** Puts the instant into the one form that pages read, or takes it out where rehearsals are off, and finds the page. */
function rewrite(
  url: string,
  { now, instant, index }: { now: string | undefined; instant: number | undefined; index: PageIndex },
): string {
  const [path = '/', query = ''] = splitOnce(url, '?');
  const at = instant === undefined ? undefined : new Date(instant).toISOString();
  const page = choosePage(path, index, at);
  if (now === undefined) return query === '' ? page : `${page}?${query}`;
  const params = new URLSearchParams(query);
  if (at === undefined) params.delete('now');
  else params.set('now', at);
  // A page that has its instant in its path must not be led to it again.
  if (page !== path) params.delete('now');
  return params.size === 0 ? page : `${page}?${params}`;
}

/** Of the page of a session, for apps that know it by the id that an export gave it. */
function findOwnAddress(
  url: string,
  { index, findGuid }: Pick<PagesOptions, 'index' | 'findGuid'>,
): string | undefined {
  const [path = '/', query = ''] = splitOnce(url, '?');
  const key = readSessionPath(path);
  if (key === undefined || index.hasSession(key)) return undefined;
  const guid = findGuid(key);
  if (guid === undefined || !index.hasSession(toSessionKey(guid))) return undefined;
  return getSessionPath(guid) + (query === '' ? '' : `?${query}`);
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function readNow(request: FastifyRequest): string | undefined {
  const query = request.query as Record<string, unknown>;
  const now = Array.isArray(query.now) ? query.now[0] : query.now;
  return typeof now === 'string' ? now : undefined;
}

function isRoomPage(url: string, index: PageIndex): boolean {
  const name = /^\/([^/?]+)(?:\?|$)/.exec(url)?.[1];
  return name !== undefined && index.hasRoom(name);
}

function isInRoom(request: FastifyRequest, localIps: RegExp[]): boolean {
  if (localIps.length === 0) return false;
  const address = ipaddr.isValid(request.ip) ? ipaddr.process(request.ip).toString() : request.ip;
  return localIps.some(pattern => pattern.test(address));
}
