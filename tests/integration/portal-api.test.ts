import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, loadConfig } from '@foyer/config';
import { createFeedStore } from '@foyer/feeds';
import { createProcessRegistry } from '@foyer/metrics';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createFront, type Front } from '../../apps/portal/src/front/front.ts';
import { createPortalData } from '../../apps/portal/src/portal-data.ts';
import {
  createProgrammeStore,
  type ProgrammeStore,
} from '../../apps/portal/src/programme/programme-store.ts';
import {
  errorReplySchema,
  formatRoutePath,
  formatRoutePattern,
  portalRoutes,
  type Route,
} from '../../packages/contract/src/index.ts';
import { checkMetrics } from './check-metrics.ts';
import { noCorrections } from './no-programme.ts';

const configFile = fileURLToPath(new URL('../../config.json', import.meta.url));
const at = Date.parse('2026-06-13T10:05:00Z');

let config: Config;
let front: Front;
let origin: string;
let folder: string;
let programme: ProgrammeStore;
const heard = true;
const configRefused = false;

/** The portal without its pages. Rooms have no programme, and what is said of them has the same shape. */
beforeAll(async () => {
  config = await loadConfig({ file: configFile });
  const data = createPortalData({
    getConfig: () => config,
    getProgramme: () => ({
      sources: [],
      schedules: new Map(),
      endedCorrections: [],
      conference: { startsAt: null, endsAt: null, timezone: 'UTC' },
      health: { state: 'ok', at: at - 60_000, lacking: [], isAllMissing: false },
    }),
    getPresence: () => ({ rooms: new Map(), viewers: new Map(), at: heard ? at : null, reachable: heard }),
    clock: () => at,
    realClock: () => at,
  });
  folder = await mkdtemp(join(tmpdir(), 'foyer-portal-api-'));
  const logger = pino({ level: 'silent' });
  const feeds = createFeedStore({ cacheDir: folder, clock: () => at, logger });
  programme = createProgrammeStore({ config, feeds, clock: () => at, logger, corrections: noCorrections });
  await programme.ready();
  front = createFront({
    data,
    getProgramme: programme.getProgramme,
    chooseStream: async () => ({
      withheld: false,
      streams: [
        { kind: 'video', protocol: 'hls', url: 'https://edge.example/x.m3u8', quality: null, language: null },
      ],
    }),
    getConfig: () => config,
    trackerUrl: 'http://127.0.0.1:9',
    pages: { getRequestHandler: () => async (_, response) => void response.end() },
    logger,
    isConfigRefused: () => configRefused,
    processRegistry: createProcessRegistry(),
  });
  origin = await front.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await front.close();
  await programme.close();
  await rm(folder, { recursive: true, force: true });
});

function ask(
  route: Route,
  {
    room = config.rooms[0]?.name ?? '',
    session = programme.getProgramme().sources[0]?.built?.feed.sessions[0]?.guid ?? '',
    ...init
  }: RequestInit & { room?: string; session?: string } = {},
) {
  return fetch(origin + formatRoutePath(route, { room, session }), { redirect: 'manual', ...init });
}

describe('the contract of the portal', () => {
  test.each(Object.entries<Route>(portalRoutes))('is kept by %s', async (_, route) => {
    const reply = await ask(route);
    if (302 in route.replies) {
      expect([reply.status, reply.headers.get('location')]).toEqual([302, 'https://edge.example/x.m3u8']);
      return;
    }
    expect(reply.status).toBe(200);
    const [type] = reply.headers.get('content-type')?.split(';') ?? [];
    expect(type).toBe(route.produces ?? 'application/json');
    const schema = route.replies[200] as z.ZodType;
    schema.parse(type === 'application/json' ? await reply.json() : await reply.text());
  });

  test.each(Object.entries<Route>(portalRoutes).filter(([, route]) => route.params !== undefined))(
    'is kept by %s for what is not there',
    async (_, route) => {
      const reply = await ask(route, { room: 'nowhere', session: 'nothing' });
      const code = route.path.includes('{room}') ? 'ROOM_UNKNOWN' : 'SESSION_UNKNOWN';
      expect([reply.status, errorReplySchema.parse(await reply.json()).code]).toEqual([404, code]);
      expect(reply.headers.get('access-control-allow-origin')).toBe('*');
      expect(reply.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('has every address that is served to programs', async () => {
    const metrics = await (await ask(portalRoutes.getMetrics)).text();
    const served = Array.from(
      metrics.matchAll(/^foyer_portal_requests_total\{route="([^"]+)"\}/gm),
      ([, url]) => url,
    );
    const described = Object.values<Route>(portalRoutes).map(formatRoutePattern);
    expect(served.toSorted()).toEqual([...described, '/robots.txt', '/tracker/*', 'page'].toSorted());
  });
});

test('what has not changed is not sent again', async () => {
  for (const route of [portalRoutes.getRoomStatuses, portalRoutes.getOpenApi]) {
    const etag = (await ask(route)).headers.get('etag') ?? '';
    expect((await ask(route, { headers: { 'if-none-match': etag } })).status, route.path).toBe(304);
  }
});

describe('the metrics of the portal', () => {
  test('say how it is', async () => {
    const text = await (await ask(portalRoutes.getMetrics)).text();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'foyer_portal_tracker_reachable 1',
        'foyer_portal_programme_age_seconds 60',
        'foyer_portal_programme{state="ok"} 1',
        'foyer_portal_programme{state="stale"} 0',
      ]),
    );
  });

  test('are nothing that Prometheus would find fault with', async context => {
    checkMetrics(await (await ask(portalRoutes.getMetrics)).text(), context);
  });

  test.each([
    ['nobody elsewhere', {}, 401],
    ['nobody with a wrong secret', { authorization: 'Bearer wrong' }, 401],
    ['whoever has the secret', { authorization: 'Bearer of the system' }, 200],
  ])('are for %s', async (_, headers, status) => {
    config = await loadConfig({ file: configFile });
    const secret = config.system.secret?.reveal() ?? '';
    const sent = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('of the system', secret),
    ]);
    const reply = await ask(portalRoutes.getMetrics, {
      headers: { 'x-forwarded-for': '192.0.2.1', ...Object.fromEntries(sent) },
    });
    expect(reply.status).toBe(status);
    if (status === 401) expect(errorReplySchema.parse(await reply.json()).code).toBe('SECRET_WRONG');
  });
});
