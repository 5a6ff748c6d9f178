import type { Config } from '@foyer/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { PageServer } from '../page-server.mjs';
import { explainRehearsalInstant, findRehearsalInstant } from './rehearsal-instant.ts';

const VIEW_HEADER = 'x-foyer-view';

/**
 * All other addresses are pages. What differs by viewer is decided here, before a page is chosen, so that
 * the pages themselves are the same for everybody.
 */
export function addPages(
  app: FastifyInstance,
  options: { pages: Pick<PageServer, 'getRequestHandler'>; getConfig: () => Config },
): void {
  const { pages, getConfig } = options;
  app.setNotFoundHandler(async (request, reply) => {
    const { system } = getConfig();
    const { raw } = request;
    // Only the front may say who is in the room.
    delete raw.headers[VIEW_HEADER];
    if (isInRoom(request, system.localIps)) raw.headers[VIEW_HEADER] = 'inroom';
    const now = readNow(request);
    if (now !== undefined && system.rehearsal && findRehearsalInstant(now) === undefined) {
      return reply
        .code(400)
        .type('text/plain; charset=utf-8')
        .send(`${explainRehearsalInstant(now)}\n`);
    }
    if (now !== undefined)
      raw.url = rewriteNow(request.url, system.rehearsal ? findRehearsalInstant(now) : undefined);
    reply.hijack();
    await pages.getRequestHandler()(raw, reply.raw);
  });
}

/** Puts the instant into the one form that pages read, or takes it out where rehearsals are off. */
function rewriteNow(url: string, instant: number | undefined): string {
  const parsed = new URL(url, 'http://portal.invalid');
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
