import type { Config } from '@foyer/config';
import type { FastifyInstance } from 'fastify';

/** What crawlers (RFC 9309) leave alone: pages of the moment for organisers, and what counts who asks for it. */
const NOT_CRAWLED = ['/monitor$', '/graphs$', '/tracker/', '/*/stream.m3u8'];
/** There is a page for each instant. */
const REHEARSALS = ['/*?*now='];

/** Tells crawlers what is not for them. A page that must not be found says so itself. */
export function addRobotsRoute(app: FastifyInstance, { getConfig }: { getConfig: () => Config }): void {
  app.get('/robots.txt', async (_, reply) => {
    const paths = [...NOT_CRAWLED, ...(getConfig().system.rehearsal ? REHEARSALS : [])];
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(['User-agent: *', ...paths.map(path => `Disallow: ${path}`), ''].join('\n'));
  });
}
