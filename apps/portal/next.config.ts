import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A room's page, which some see otherwise; not the pages that are the same for everybody. */
const ROOM = '/:room((?!schedule$|monitor$|graphs$)[^/]+)';

/**
 * The views of a page that are not the public one. The front sets the header; the query is for anybody.
 * Their addresses carry a hyphen, so that no room can have the name of one.
 */
const viewRewrites = [
  { source: '/', has: [{ type: 'query', key: 'now', value: '(?<now>.+)' }], destination: '/x-at/:now' },
  {
    source: '/:page',
    has: [{ type: 'query', key: 'now', value: '(?<now>.+)' }],
    destination: '/x-at/:now/:page',
  },
  {
    source: ROOM,
    has: [{ type: 'query', key: 'template', value: 'inroom' }],
    destination: '/x-inroom/:room',
  },
  {
    source: ROOM,
    has: [{ type: 'header', key: 'x-foyer-view', value: 'inroom' }],
    missing: [{ type: 'query', key: 'template', value: 'group' }],
    destination: '/x-inroom/:room',
  },
] satisfies Awaited<ReturnType<NonNullable<NextConfig['rewrites']>>>;

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A page lives for three seconds: its hash, made anew for every viewer, would hardly ever spare a reply.
  generateEtags: false,
  transpilePackages: ['@foyer/contract', '@foyer/room', '@foyer/schedule'],
  outputFileTracingRoot: workspaceRoot,
  turbopack: { root: workspaceRoot },
  images: { unoptimized: true },
  // `npm run check` looks at types; a first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Rendered pages live in memory only: a page of another configuration must not outlive a restart.
  cacheHandler: fileURLToPath(new URL('./src/page-cache.mjs', import.meta.url)),
  cacheMaxMemorySize: 0,
  // Past this age a page is rendered anew before it is sent; without it, the first visitor of a quiet
  // hour would see what was on an hour ago.
  expireTime: 10,
  experimental: { staleTimes: { static: 30 } },
  rewrites: async () => ({ beforeFiles: viewRewrites, afterFiles: [], fallback: [] }),
};

export default config;
