import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestRefusedError } from '../errors.ts';
import type { HeartbeatAnswer } from '../viewers/viewer-service.ts';
import { heartbeat } from './heartbeat-fixture.ts';
import type { MemoryReply, MemoryRequest } from './memory-exchange-fixture.ts';
import { createConfig, RouteFixture } from './route-fixture.ts';

const json = { 'content-type': 'application/json' };
const bearer = { ...json, authorization: 'Bearer system key' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const postHeartbeat = { method: 'POST', url: '/tracker/api/v1/heartbeats', headers: json };
const postRegistration = { method: 'POST', url: '/tracker/api/v1/registrations', headers: bearer };
const postForm = { method: 'POST', url: '/tracker/endpoint/register', headers: form };
const get = (url: string, headers: Record<string, string> = {}) => ({ method: 'GET', url, headers });

const requests: readonly (readonly [what: string, request: MemoryRequest])[] = [
  ['a heartbeat', { ...postHeartbeat, payload: heartbeat }],
  ['one from a room that is not there', { ...postHeartbeat, payload: { ...heartbeat, room: 'attic' } }],
  ['one with a key that nobody knows', { ...postHeartbeat, payload: { ...heartbeat, name: 'Ada' } }],
  ['one that is no JSON', { ...postHeartbeat, payload: '{"room":' }],
  ['one that wants to be a prototype', { ...postHeartbeat, payload: '{"__proto__": {}}' }],
  ['a registration', { ...postRegistration, payload: { room: 'hall' } }],
  ['one without a secret', { ...postRegistration, headers: json, payload: { room: 'hall' } }],
  ['one that cannot be stored', { ...postRegistration, payload: { room: 'annex' } }],
  ['a form', { ...postForm, payload: 'secret=system+key&group=hall&data={}' }],
  ['one with a wrong secret', { ...postForm, payload: 'secret=x&group=hall&data={}' }],
  ['one with data that are none', { ...postForm, payload: 'secret=system+key&group=hall&data={"a":1}' }],
  [
    'one of too many forms',
    { ...postForm, headers: { ...form, 'x-forwarded-for': '192.0.2.9' }, payload: 'data={}' },
  ],
  ['rooms', get('/tracker/api/v1/rooms')],
  ['where to watch one', get('/tracker/api/v1/rooms/hall/stream')],
  ['where to watch none', get('/tracker/api/v1/rooms/attic/stream')],
  ['one too many', get('/tracker/api/v1/rooms', { 'x-forwarded-for': '192.0.2.9' })],
];

/** As few send it. */
function makeUncommon(request: MemoryRequest): MemoryRequest {
  if (request.method === 'GET') return { ...request, url: `${request.url}?` };
  return { ...request, headers: { ...request.headers, 'transfer-encoding': 'chunked' } };
}

/** What a client can tell of how it was answered. */
function describeReply({ statusCode, headers, body }: MemoryReply) {
  const { date: _, 'x-request-id': id, ...rest } = headers;
  const text = body.replace(String(id), 'ID').replace(/"nextInS":\d+/, '"nextInS":N');
  const cookie = headers['set-cookie']?.map(value => value.replace(/=[^;]+/, '=COOKIE'));
  return {
    statusCode,
    hasId: id !== undefined,
    headers: { ...rest, 'content-length': text.length, 'set-cookie': cookie },
    body: text,
  };
}

let fixture: RouteFixture;

async function answer(request: MemoryRequest) {
  fixture = new RouteFixture();
  const config = createConfig('system key');
  const [hall, annex] = config.rooms;
  if (hall === undefined || annex === undefined) throw new Error('there are two rooms');
  const limits = { ...config.system.limits, requests: 2 };
  fixture.access.update({
    ...config,
    system: { ...config.system, limits },
    rooms: [hall, { ...annex, secret: null }],
  });
  const { direct } = fixture.app;
  const serve = vi.spyOn(direct, 'serve');
  await fixture.exchange(get('/tracker/healthz', { 'x-forwarded-for': '192.0.2.9' }));
  if (JSON.stringify(request).includes('annex')) {
    fixture.storageFault = new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
  }
  const reply = describeReply(await fixture.exchange(request));
  const counted = [...fixture.app.counters.requests].filter(([, { count }]) => count > 0);
  const errors = [...fixture.app.counters.errors];
  return { isDirect: serve.mock.results.at(-1)?.value, told: { reply, counted, errors } };
}

describe('whoever is answered without Fastify is told what Fastify would tell', () => {
  test.each(requests)('%s', async (_, request) => {
    const ordinary = await answer(request);
    const uncommon = await answer(makeUncommon(request));
    expect([ordinary.isDirect, uncommon.isDirect]).toEqual([true, false]);
    expect(ordinary.told).toEqual(uncommon.told);
  });
});

describe('of a route that is served directly', () => {
  beforeEach(() => {
    fixture = new RouteFixture();
  });

  test('a large body arrives in parts, and none is lost or taken apart', async () => {
    const streams = Array.from({ length: 32 }, (_, index) => ({
      kind: 'video',
      protocol: 'hls',
      url: `https://edge1.example.org/${'ü'.repeat(1000 + index)}.m3u8`,
      quality: 'größte',
      language: null,
    }));
    const payload = { room: 'hall', streams };
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeGreaterThan(64 * 1024);
    const serve = vi.spyOn(fixture.app.direct, 'serve');
    expect((await fixture.exchange({ ...postRegistration, payload })).statusCode).toBe(200);
    expect(serve).toHaveReturnedWith(true);
    expect((await fixture.get('/api/v1/rooms/hall/stream')).json().streams).toEqual(streams);
  });

  test.each([
    ['text', { 'content-type': 'text/plain' }, 415],
    ['nothing', {}, 400],
  ])('a body that is %s is left to Fastify', async (payload, headers, status) => {
    const request = { ...postHeartbeat, headers, payload: payload === 'nothing' ? '' : payload };
    expect((await fixture.exchange(request)).statusCode).toBe(status);
  });

  test('one too large is refused before it is read', async () => {
    const payload = JSON.stringify({ room: 'x'.repeat(256 * 1024) });
    const reply = await fixture.exchange({ ...postHeartbeat, payload });
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('who comes while the tracker stops is answered, and has to go', async () => {
    await fixture.app.ready();
    const serve = vi.spyOn(fixture.app.direct, 'serve');
    await fixture.app.close();
    const reply = await fixture.exchange(get('/tracker/api/v1/rooms', { connection: 'keep-alive' }));
    expect([reply.statusCode, reply.headers.connection]).toEqual([200, 'close']);
    expect(serve).toHaveReturnedWith(false);
  });

  test('whoever goes before the answer leaves nothing behind', async () => {
    const answered = Promise.withResolvers<HeartbeatAnswer>();
    const report = vi.spyOn(fixture.viewers.service, 'report').mockReturnValueOnce(answered.promise);
    const leaving = new AbortController();
    const reply = fixture.exchange({ ...postHeartbeat, payload: heartbeat, signal: leaving.signal });
    await vi.waitUntil(() => report.mock.calls.length > 0);
    leaving.abort();
    await expect(reply).rejects.toThrow();
    answered.resolve({ reply: { counted: false, nextInS: 30 } });
    expect((await fixture.exchange({ ...postHeartbeat, payload: heartbeat })).statusCode).toBe(200);
    expect(fixture.log).toEqual([]);
  });

  test('a handler that fails says so to the log and hides it from the client', async () => {
    vi.spyOn(fixture.viewers.service, 'report').mockRejectedValue(new Error('a detail'));
    const reply = await fixture.exchange({ ...postHeartbeat, payload: heartbeat });
    expect([reply.statusCode, reply.json().code]).toEqual([500, 'INTERNAL']);
    expect(reply.body).not.toContain('a detail');
    expect(fixture.log.join()).toMatch(new RegExp(`a detail.*${reply.json().requestId}`, 's'));
  });
});
