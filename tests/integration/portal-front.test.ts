import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '@foyer/config';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFront, type Front } from '../../apps/portal/src/front/front.ts';
import type { PortalData } from '../../apps/portal/src/portal-data.ts';
import { waitUntil } from '../../packages/dev-env/src/wait-until.ts';
import { noProgramme } from './no-programme.ts';

const now = Date.parse('2026-06-13T10:05:00Z');

/** A tracker that says how it was asked, pages that say how they were asked, and the front between them. */
interface Setup {
  front: Front;
  origin: string;
  system: { rehearsal: boolean; localIps: RegExp[]; trustedProxies: string[]; publicUrl: string | null };
  /** Who waits for events of the tracker. */
  listeners: Set<ServerResponse>;
  log: string[];
  close(): Promise<void>;
}

async function setUp(): Promise<Setup> {
  const listeners = new Set<ServerResponse>();
  const tracker = createServer(async (request, response) => {
    if (request.url?.startsWith('/tracker/api/v1/events')) return void listeners.add(response);
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        url: request.url,
        method: request.method,
        body,
        from: request.headers['x-forwarded-for'],
      }),
    );
  });
  await new Promise<void>(resolve => tracker.listen(0, '127.0.0.1', resolve));
  const { port } = tracker.address() as AddressInfo;
  const system: Setup['system'] = {
    rehearsal: false,
    localIps: [],
    trustedProxies: ['127.0.0.1'],
    publicUrl: null,
  };
  const log: string[] = [];
  const front = makeFront({ trackerUrl: `http://127.0.0.1:${port}`, system, log });
  const origin = await front.listen({ host: '127.0.0.1', port: 0 });
  return {
    front,
    origin,
    system,
    listeners,
    log,
    close: async () => {
      await front.close();
      tracker.closeAllConnections();
      await new Promise(resolve => tracker.close(resolve));
    },
  };
}

type FrontSetup = Pick<Setup, 'system'> & { trackerUrl: string; log?: string[] };

function makeFront({ trackerUrl, system, log = [] }: FrontSetup): Front {
  return createFront({
    data: makeData(),
    getConfig: () => ({ system, rooms: [] }) as unknown as Config,
    trackerUrl,
    pages: {
      getRequestHandler: () => async (request: IncomingMessage, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ page: request.url, view: request.headers['x-foyer-view'] ?? null }));
      },
    },
    getProgramme: () => noProgramme,
    chooseStream: async () => ({ withheld: false, streams: [] }),
    logger: pino({}, { write: line => void log.push(line) }),
  });
}

function makeData(): PortalData {
  const room = { room: 'example', title: 'Main Hall', timezone: 'UTC', rows: [], movedAway: [] };
  return {
    now: () => now,
    getEvent: () => ({ title: 'Nightlight' }),
    findRoomInfo: (name: string) => (name === 'example' ? { room: name } : undefined),
    schedule: { getView: () => ({ findEntries: (key: string) => (key === 'guid-1' ? [{}] : []) }) },
    getRooms: (at: number) => ({ at: new Date(at).toISOString(), rooms: [room] }),
    findRoom: (name: string, at: number) =>
      name === 'example' ? { at: new Date(at).toISOString(), room } : undefined,
  } as unknown as PortalData;
}

describe('the front', () => {
  let setup: Setup;
  beforeEach(async () => {
    setup = await setUp();
  });
  afterEach(() => setup.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(setup.origin + path, init);
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const askJson = async (path: string, init: RequestInit = {}) => JSON.parse((await ask(path, init)).text);

  it('hands requests on to the tracker as they came, with the address they came from', async () => {
    const form = 'secret=s%26t&group=example&data=%7B%7D';
    const seen = await askJson('/tracker/endpoint/register?x=1', {
      method: 'POST',
      body: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(seen).toMatchObject({ url: '/tracker/endpoint/register?x=1', method: 'POST', body: form });
    expect(seen.from).toBe('127.0.0.1');
  });

  it('lets nobody but a trusted proxy say where a request came from', async () => {
    const claim = { headers: { 'x-forwarded-for': '203.0.113.66', forwarded: 'for=203.0.113.66' } };
    expect((await askJson('/tracker/streams.json', claim)).from).toBe('203.0.113.66');
    setup.system.trustedProxies = ['192.0.2.0/24', '::1'];
    expect((await askJson('/tracker/streams.json', claim)).from).toBe('127.0.0.1');
    setup.system.trustedProxies = ['127.0.0.0/8'];
    expect((await askJson('/tracker/streams.json', claim)).from).toBe('203.0.113.66');
  });

  it('serves many requests over one connection without a listener left for each', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => void warnings.push(warning.name);
    process.on('warning', note);
    for (let count = 0; count < 30; count += 1) await ask('/tracker/streams.json');
    await new Promise(resolve => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('hands on events as they come, to more listeners than there are shared connections', async () => {
    const count = 300;
    const replies = Array.from({ length: count }, () =>
      fetch(`${setup.origin}/tracker/api/v1/events?room=hall`),
    );
    await waitUntil('all listen', () => setup.listeners.size === count);
    for (const listener of setup.listeners) {
      listener.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: presence\ndata: {}\n\n');
    }
    const readers = (await Promise.all(replies)).map(reply => reply.body?.getReader());
    for (const reader of readers) {
      const { value } = (await reader?.read()) ?? {};
      expect(new TextDecoder().decode(value)).toBe('event: presence\ndata: {}\n\n');
    }
    const gone = [...setup.listeners].map(listener => once(listener, 'close'));
    for (const reader of readers) await reader?.cancel();
    await Promise.all(gone);
  });

  it('hands on a body that it would not understand itself', async () => {
    const seen = await askJson('/tracker/api/v1/registrations', {
      method: 'POST',
      body: '{ not json',
      headers: { 'content-type': 'application/json' },
    });
    expect(seen.body).toBe('{ not json');
  });

  it('says in JSON that the tracker does not answer', async () => {
    const gone = createServer();
    await new Promise<void>(resolve => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise(resolve => gone.close(resolve));
    const front = makeFront({ trackerUrl: `http://127.0.0.1:${port}`, system: setup.system });
    const origin = await front.listen({ host: '127.0.0.1', port: 0 });
    const reply = await fetch(`${origin}/tracker/streams.json`);
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({ code: 'TRACKER_UNREACHABLE' });
    await front.close();
  });

  it('tells pages who is in the venue, and lets nobody else say so', async () => {
    const claim = { headers: { 'x-foyer-view': 'inroom' } };
    expect(await askJson('/example', claim)).toEqual({ page: '/example', view: null });
    setup.system.localIps = [/^10\.1\./];
    const from = (address: string) => askJson('/example', { headers: { 'x-forwarded-for': address } });
    expect((await from('10.1.2.3')).view).toBe('inroom');
    const page = await ask('/example', { headers: { 'x-forwarded-for': '10.1.2.3' } });
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect((await from('10.2.2.3')).view).toBeNull();
    expect((await from('::ffff:10.1.2.3')).view).toBe('inroom');
  });

  it('has no rehearsal clock unless the config says so', async () => {
    expect((await askJson('/example?now=2019-12-28T20:45:00Z&screen=y')).page).toBe('/example?screen=y');
    expect((await askJson('/api/v1/rooms?now=2019-12-28T20:45:00Z')).at).toBe('2026-06-13T10:05:00.000Z');
  });

  it('shows any instant in a rehearsal, and explains one that is none', async () => {
    setup.system.rehearsal = true;
    const page = (await askJson('/example?now=2019-12-28T20:45:00+01:00')).page;
    expect(decodeURIComponent(page)).toBe('/example?now=2019-12-28T19:45:00.000Z');
    expect((await askJson('/api/v1/rooms?now=2019-12-28T20:45:00Z')).at).toBe('2019-12-28T20:45:00.000Z');
    for (const path of ['/example?now=noon', '/api/v1/rooms?now=noon']) {
      const refused = await ask(path);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('now=noon is not an instant');
    }
  });

  it('answers unknown rooms in words, also names that are no names', async () => {
    for (const path of ['/nowhere/json', '/nowhere/rss', '/api/v1/rooms/..%2f..%2fetc', '/__proto__/json']) {
      const reply = await ask(path);
      expect(reply.status, path).toBe(404);
      expect(JSON.parse(reply.text).code, path).toBe('ROOM_UNKNOWN');
    }
  });

  it('has no way from outside to the views inside', async () => {
    for (const path of [
      '/x-at/2019-12-28T20:45:00Z/example',
      '/x-at/garbage',
      '/x-inroom/example',
      '/x-session/Z3VpZC0x',
    ]) {
      expect((await askJson(path)).page, path).toBe('/-/no-such-page');
    }
  });

  it('lets Next see only what there is, so that it keeps no page for names that were made up', async () => {
    const page = async (path: string) => (await askJson(path)).page;
    for (const path of ['/nowhere', '/wp-login.php?a=1', '/Example']) {
      expect((await page(path)).replace(/\?.*/, ''), path).toBe('/-/no-such-page');
    }
    for (const path of ['/', '/example', '/schedule?q=x', '/favicon.svg', '/_next/static/a.js']) {
      expect(await page(path), path).toBe(path);
    }
    expect(await page('/schedule/guid-1')).toBe('/x-session/Z3VpZC0x');
    expect(await page('/schedule/guid-2')).toBe('/x-session/-');
    setup.system.rehearsal = true;
    expect(await page('/schedule/guid-1?now=2019-12-28T20:45:00Z')).toBe(
      '/x-at/2019-12-28T20%3A45%3A00.000Z/session/Z3VpZC0x',
    );
  });

  it('answers what cannot be understood in the shape of all errors', async () => {
    for (const [path, status, code] of [
      ['/%zz', 400, 'REQUEST_INVALID'],
      ['/api/v1/nothing', 404, 'ROUTE_UNKNOWN'],
      [`/example?${'x'.repeat(20_000)}`, 431, 'HEADERS_TOO_LARGE'],
    ] as const) {
      const reply = await ask(path);
      expect(reply.status, path).toBe(status);
      expect(JSON.parse(reply.text), path).toMatchObject({
        code,
        requestId: expect.stringMatching(/^[\da-f]{8}-[\da-z]+$/),
      });
    }
    // What never became a request is found under the id that its sender has.
    const overflow = JSON.parse((await ask(`/example?${'x'.repeat(20_000)}`)).text);
    expect(setup.log.join('')).toContain(`"reqId":"${overflow.requestId}","code":"HEADERS_TOO_LARGE"`);
    const removal = await ask('/example', { method: 'DELETE' });
    expect(removal.status).toBe(404);
    expect(JSON.parse(removal.text).code).toBe('ROUTE_UNKNOWN');
    expect((await askJson('//?now=1')).page).toBe('//');
  });

  it('lets a page load nothing from others but pictures and streams', async () => {
    const policy = (await ask('/example')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain('frame-src https://www.youtube-nocookie.com');
  });

  it('confirms what a reader already has', async () => {
    const first = await ask('/example/json');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      expect((await ask('/example/json', { headers: { 'if-none-match': known } })).status).toBe(304);
    }
  });

  it('names in RSS the host that was asked, for each who asks', async () => {
    const first = await ask('/example/rss', { headers: { 'x-forwarded-host': 'a.example' } });
    const second = await ask('/example/rss', { headers: { 'x-forwarded-host': 'b.example' } });
    expect(first.text).toContain('http://a.example/example');
    expect(second.text).toContain('http://b.example/example');
  });

  it('says which port is taken, and what to do', async () => {
    const { hostname, port } = new URL(setup.origin);
    const second = makeFront({ trackerUrl: setup.origin, system: setup.system });
    await expect(second.listen({ host: hostname, port: Number(port) })).rejects.toThrow(
      `The portal cannot listen on 127.0.0.1:${port}: another program does.`,
    );
    await second.close();
  });
});
