import {
  groupStreamReplySchema,
  groupsReplySchema,
  roomStreamReplySchema,
  roomsReplySchema,
} from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConfig, RouteFixture } from './route-fixture.ts';

const streams = [
  {
    kind: 'video',
    protocol: 'hls',
    url: 'https://edge.example.org/hall.m3u8',
    quality: null,
    language: 'en',
  },
];

let fixture: RouteFixture;

beforeEach(async () => {
  fixture = new RouteFixture();
  await fixture.postRegistration({
    room: 'hall',
    streams,
    load: { overall_bitrate: 6e6, overall_clients: 3 },
  });
});

const hall = {
  active: true,
  endpoints: 1,
  lastSeenAt: '2026-11-20T12:00:00.000Z',
  withheld: false,
  streams,
  preview: null,
};
const annex = { active: false, endpoints: 0, lastSeenAt: null, withheld: false, streams: [], preview: null };
const generatedAt = '2026-11-20T12:00:00.000Z';

describe('every room', () => {
  test('in the order of the config', async () => {
    const reply = await fixture.get('/api/v1/rooms');
    expect(roomsReplySchema.strict().parse(reply.json())).toEqual({
      generatedAt,
      rooms: [
        { room: 'hall', ...hall },
        { room: 'annex', ...annex },
      ],
    });
  });

  test("in the ancestor's words", async () => {
    const reply = await fixture.get('/streams.json');
    expect(groupsReplySchema.strict().parse(reply.json())).toEqual({ generatedAt, groups: { hall, annex } });
  });

  test('of the config as it is now', async () => {
    fixture.access.update({ ...createConfig('system key'), rooms: [{ name: 'attic', secret: null }] });
    const reply = await fixture.get('/api/v1/rooms');
    expect(reply.json().rooms).toEqual([{ room: 'attic', ...annex }]);
  });

  test('whatever it is called', async () => {
    fixture.access.update({ ...createConfig('system key'), rooms: [{ name: '__proto__', secret: null }] });
    const reply = await fixture.get('/streams.json');
    expect(reply.body).toContain('"__proto__":{"active":false');
  });
});

describe('every room again', () => {
  const read = async () => (await fixture.get('/api/v1/rooms')).json().rooms[0];
  const registerAnother = (others: readonly unknown[]) =>
    fixture.send('POST', '/api/v1/registrations', {
      address: '192.0.2.8',
      body: { room: 'hall', streams: others, load: { overall_bitrate: 6e6, overall_clients: 3 } },
    });

  test('is told what has been reported meanwhile', async () => {
    expect(await read()).toMatchObject({ active: true, endpoints: 1 });
    await registerAnother([]);
    expect(await read()).toMatchObject({ active: true, endpoints: 2 });
  });

  test('is told what time alone has changed, also backwards', async () => {
    expect(await read()).toMatchObject({ active: true });
    fixture.now += 60_000;
    expect(await read()).toMatchObject({ active: false, streams: [] });
    fixture.now -= 60_000;
    await fixture.postRegistration({ room: 'hall', streams });
    expect(await read()).toMatchObject({ active: true, streams });
  });

  test('gets another endpoint once a viewer has been sent to the first', async () => {
    const other = [{ ...streams[0], url: 'https://other.example.org/hall.m3u8' }];
    await registerAnother(other);
    const seen = new Set([(await read()).streams[0].url]);
    for (let sent = 0; sent < 10; sent += 1) {
      await fixture.get('/api/v1/rooms/hall/stream');
      seen.add((await read()).streams[0].url);
    }
    expect(seen.size).toBe(2);
  });
});

describe('where a viewer is sent', () => {
  const sent = {
    active: true,
    withheld: false,
    endpoint: { id: 'hall@127.0.0.1', load: 8e6 },
    streams,
    preview: null,
  };

  test('is counted', async () => {
    const reply = await fixture.get('/api/v1/rooms/hall/stream');
    expect(roomStreamReplySchema.strict().parse(reply.json())).toEqual({ room: 'hall', ...sent });
    const next = await fixture.get('/api/v1/rooms/hall/stream');
    expect(next.json().endpoint.load).toBe(10e6);
    expect(next.headers['cache-control']).toBe('no-store');
  });

  test("in the ancestor's words", async () => {
    const reply = await fixture.get('/hall/stream.json');
    expect(groupStreamReplySchema.strict().parse(reply.json())).toEqual({ group: 'hall', ...sent });
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('is nowhere once the lease has ended', async () => {
    fixture.now += 60_000;
    const reply = await fixture.get('/api/v1/rooms/hall/stream');
    expect(reply.json()).toEqual({
      room: 'hall',
      active: false,
      withheld: false,
      endpoint: null,
      streams: [],
      preview: null,
    });
  });

  test('is elsewhere for a viewer that found it broken', async () => {
    await fixture.send('POST', '/api/v1/registrations', { body: { room: 'hall' }, address: '192.0.2.9' });
    const send = async (query: string) => (await fixture.get(`/api/v1/rooms/hall/stream${query}`)).json();
    expect((await send('')).endpoint.id).toBe('hall@192.0.2.9');
    expect((await send('?broken=hall@192.0.2.9')).endpoint.id).toBe('hall@127.0.0.1');
    expect((await send('?broken=hall@127.0.0.1&broken=hall@192.0.2.8')).endpoint.id).toBe('hall@192.0.2.9');
  });

  test.each(['?broke=x', '?broken=', `?${'broken=x&'.repeat(21)}`])('is not answered for %s', async query => {
    const reply = await fixture.get(`/api/v1/rooms/hall/stream${query}`);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'REQUEST_INVALID']);
  });

  test('counts nobody who only asks for the headers', async () => {
    await fixture.exchange({ method: 'HEAD', url: '/tracker/api/v1/rooms/hall/stream' });
    await fixture.exchange({ method: 'HEAD', url: '/tracker/hall/stream.json' });
    await fixture.get('/api/v1/rooms');
    expect((await fixture.get('/hall/stream.json')).json().endpoint.load).toBe(8e6);
  });

  test.each([
    '/api/v1/rooms/attic/stream',
    '/attic/stream.json',
    '/..%2Fhall/stream.json',
    '/__proto__/stream.json',
  ])('is unknown for %s', async url => {
    const reply = await fixture.get(url);
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'ROOM_UNKNOWN']);
  });
});

describe('caches and other sites', () => {
  test.each(['/api/v1/rooms', '/streams.json'])(
    '%s may be kept for a second, and asked for again',
    async url => {
      const first = await fixture.get(url);
      expect(first.headers['cache-control']).toBe('public, max-age=1');
      const etag = String(first.headers.etag);
      fixture.now += 5000;
      const unchanged = await fixture.get(url, { 'if-none-match': `"other", ${etag}` });
      expect([unchanged.statusCode, unchanged.headers.etag]).toEqual([304, etag]);
      fixture.now += 55_000;
      const changed = await fixture.get(url, { 'if-none-match': etag });
      expect(changed.statusCode).toBe(200);
    },
  );

  test.each(['/api/v1/rooms', '/hall/stream.json', '/healthz', '/nothing'])(
    '%s may be read by any page',
    async url => {
      expect((await fixture.get(url)).headers['access-control-allow-origin']).toBe('*');
    },
  );

  test('a report may not be sent by any page', async () => {
    const reply = await fixture.postRegistration({ room: 'hall' });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('the rest', () => {
  test('the tracker says that it is well', async () => {
    expect((await fixture.get('/healthz')).json()).toEqual({ status: 'ok' });
  });

  test.each([
    ['/nothing', 404, 'ROUTE_UNKNOWN'],
    ['/%zz/stream.json', 400, 'REQUEST_INVALID'],
    [`/${'a'.repeat(200)}/stream.json`, 404, 'ROUTE_UNKNOWN'],
  ])('%s is an error in the one shape', async (url, status, code) => {
    const reply = await fixture.get(url);
    expect(reply.statusCode).toBe(status);
    expect(reply.json()).toEqual({ code, message: expect.any(String), requestId: expect.any(String) });
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});

test.each(['/api/v1/rooms', '/api/v1/numbers/now', '/api/v1/openapi.json'])(
  '%s takes no question that it does not know',
  async path => {
    const reply = await fixture.get(`${path}?evil=1`);
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({
      code: 'REQUEST_INVALID',
      details: [{ path: 'query', message: 'nobody knows the key "evil"' }],
    });
  },
);

test("the ancestor's addresses let be what its pages put there to get past caches", async () => {
  expect((await fixture.get('/streams.json?_=1700000000')).statusCode).toBe(200);
});
