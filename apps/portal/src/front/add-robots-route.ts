import type { Config } from '@foyer/config';
import type { FastifyInstance } from 'fastify';

/** What crawlers (RFC 9309) leave alone: the tracker, and what counts who asks for it. */
const NOT_CRAWLED = ['/tracker/', '/*/stream.m3u8'];
/** There is a page for each instant. */
const REHEARSALS = ['/*?*now='];

/**
 * Tells crawlers what is not for them. A page that must not be found, as the monitor, says so itself and is none of
 * this: who may not read it never learns that, and lists its address where it is linked.
 */
export function addRobotsRoute(app: FastifyInstance, { getConfig }: { getConfig: () => Config }): void {
  app.get('/robots.txt', async (_, reply) => {
    const paths = [...NOT_CRAWLED, ...(getConfig().system.rehearsal ? REHEARSALS : [])];
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(['User-agent: *', ...paths.map(path => `Disallow: ${path}`), ''].join('\n'));
  });
}
