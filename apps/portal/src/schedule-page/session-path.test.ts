import { portalRoutes } from '@foyer/contract';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { getSessionPath, readSessionPath, toSessionKey } from './session-path.ts';

const GUIDS = [
  '6a32cb72-a69d-423c-91b5-60d88eb8e6c7',
  'a/b/../c',
  '.',
  '..',
  '~tilde',
  'json',
  '~json',
  '~~json',
  'rss',
  'stream.m3u8',
  'changes.atom',
  'nope.ics',
  'nope.ics~',
  '~nope.ics',
  '~nope.ics~',
  '.ics',
  'schedule.ics',
  'a.icsb',
  'a.ics.b',
  '100 %',
  '%2e%2e',
  'a?b#c&d=e',
  '\\windows\\path',
  'naïve – 紙の変態 🎈',
  'line\nbreak',
  '\ud800 half a pair',
  'x'.repeat(5_000),
  '紙'.repeat(5_000),
];

describe('getSessionPath', () => {
  it('gives each guid an address that browsers leave as it is, and that leads back', () => {
    for (const guid of GUIDS) {
      const path = getSessionPath(guid);
      expect(new URL(path, 'https://portal.example').pathname, guid.slice(0, 20)).toBe(path);
      expect(path.length, guid.slice(0, 20)).toBeLessThan(500);
      expect(readSessionPath(path)).toBe(toSessionKey(guid));
    }
  });

  it('tells all of them apart', () => {
    expect(new Set([...GUIDS, 'x'.repeat(5_001)].map(getSessionPath)).size).toBe(GUIDS.length + 1);
  });
});

/** Fastify with all that the portal serves beside pages: what is there, and what its parameters are. */
function serveRoutes() {
  const app = Fastify({ routerOptions: { maxParamLength: 500 } });
  for (const { method, path } of Object.values(portalRoutes)) {
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async ({ params }) => ({ path, params }),
    });
  }
  return app;
}

describe('the addresses of sessions', () => {
  it('are of nothing else that the portal serves', async () => {
    const app = serveRoutes();
    const names = Object.values(portalRoutes).map(({ path }) => path.split('/').at(-1) ?? '');
    for (const guid of [...GUIDS, ...names]) {
      const reply = await app.inject(getSessionPath(guid));
      expect(reply.statusCode, `${guid.slice(0, 20)} is taken for ${reply.body}`).toBe(404);
    }
  });

  it('are with another ending those of their calendars', async () => {
    const app = serveRoutes();
    for (const guid of GUIDS) {
      const reply = await app.inject(`${getSessionPath(guid)}.ics`);
      expect(reply.json(), guid.slice(0, 20)).toEqual({
        path: '/schedule/{session}.ics',
        params: { session: toSessionKey(guid) },
      });
    }
  });
});

describe('readSessionPath', () => {
  it('reads nothing from other paths', () => {
    for (const path of ['/schedule', '/schedule/', '/schedule/a/b', '/schedule/%E0%A4%A', '/other/a']) {
      expect(readSessionPath(path), path).toBeUndefined();
    }
  });
});
