import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTrackerClient, TrackerRefusedError } from '../../packages/contract/src/index.ts';
import { heartbeat } from './heartbeat-fixture.ts';
import { TRACKER_SECRET } from './tracker-config.ts';
import { postReport, readGroups, readJson, TrackerFixture, waitUntil } from './tracker-fixture.ts';

const TEN_MEGABYTES = 10_000_000;

let fixture: TrackerFixture;

beforeEach(() => {
  fixture = new TrackerFixture();
});

afterEach(() => fixture.close());

describe('a report that', () => {
  test('is of 10 MB is refused in words that its sender gets to read', async () => {
    const tracker = await fixture.start();
    const reply = await postReport(tracker.url, { data: 'x'.repeat(TEN_MEGABYTES) });
    expect(reply.status).toBe(413);
    expect(await reply.text()).toMatch(/^ERROR TooLarge: .*\n$/);
    expect(await readJson(tracker.url, '/healthz')).toEqual({ status: 'ok' });
  });

  test('is of 10 MB, and does not say so before, is refused as well', async () => {
    const tracker = await fixture.start();
    const socket = await openSocket(tracker.url);
    const reply = readAll(socket);
    socket.write(`${formHead}transfer-encoding: chunked\r\n\r\n`);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    for (let sent = 0; sent < TEN_MEGABYTES; sent += 0x10000) {
      if (!socket.write(chunk)) await once(socket, 'drain');
    }
    socket.write('0\r\n\r\n');
    expect(await reply).toMatch(/^HTTP\/1\.1 413 .*\r\n\r\nERROR TooLarge: [^\n]*\n$/s);
  });

  test.each(reports)('stops in the middle is given up, and its connection closed: %s', async (path, body) => {
    const tracker = await fixture.start({ requestTimeoutMs: 200 });
    const socket = await openSocket(tracker.url);
    const reply = readAll(socket);
    socket.write(formatHead(path, body.length + 1) + body);
    expect(await reply).toMatch(/^HTTP\/1\.1 408 .*"code":"REQUEST_TIMEOUT"/s);
    await expectNothingHappened(tracker.url);
  });

  test.each(reports)('is cut off changes nothing: %s', async (path, body) => {
    const tracker = await fixture.start();
    for (const end of ['end', 'destroy', 'resetAndDestroy'] as const) {
      const socket = await openSocket(tracker.url);
      socket.on('error', () => {}).resume();
      await new Promise(resolve => socket.write(formatHead(path, body.length + 1) + body, resolve));
      socket[end]();
      await once(socket, 'close');
    }
    await expectNothingHappened(tracker.url);
  });

  test('is not HTTP is told so', async () => {
    const tracker = await fixture.start();
    const socket = await openSocket(tracker.url);
    const reply = readAll(socket);
    socket.write('hello tracker\r\n\r\n');
    expect(await reply).toMatch(/^HTTP\/1\.1 400 .*"code":"REQUEST_INVALID"/s);
  });

  test('is not HTTP is found in the log under the id of its reply, as are a few of many, and nothing that it says', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: line => void lines.push(line) });
    const tracker = await fixture.start({}, { logger });
    const tell = async (text: string) => {
      const socket = await openSocket(tracker.url);
      const reply = readAll(socket);
      socket.write(text);
      return /"requestId":"([^"]+)"/.exec(await reply)?.[1];
    };
    const ids: unknown[] = [];
    for (let count = 0; count < 20; count += 1) ids.push(await tell('hello "reqId":"mine"\r\n\r\n'));
    const overflow = await tell(`GET /mine${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`);
    const logged = lines.map(line => JSON.parse(line)).filter(({ reqId }) => reqId !== undefined);
    expect(new Set(ids).size).toBe(20);
    expect(logged.map(({ reqId, code }) => [reqId, code])).toEqual([
      ...ids.slice(0, 3).map(id => [id, 'REQUEST_INVALID']),
      [overflow, 'HEADERS_TOO_LARGE'],
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/mine|hello|127\.0\.0\.1/);
  });
});

describe('what node:http would leave without words', () => {
  async function ask(head: string): Promise<string> {
    const tracker = await fixture.start();
    const socket = await openSocket(tracker.url);
    const reply = readAll(socket);
    socket.write(`${head}\r\nhost: tracker\r\nconnection: close\r\n\r\n`);
    return reply;
  }

  test('is a tunnel, which is not served', async () => {
    expect(await ask('CONNECT /tracker/healthz HTTP/1.1')).toMatch(
      /^HTTP\/1\.1 404 .*\r\n\r\n\{"code":"ROUTE_UNKNOWN","message":"[^"]+","requestId":"[^"]+"\}$/s,
    );
  });

  test.each([
    ['a tunnel that', 'CONNECT /tracker/healthz HTTP/1.1\r\nhost: tracker'],
    ['what is not HTTP, and', 'hello tracker'],
  ])('is %s stays open on the other side: it does not keep the tracker from ending', async (_, head) => {
    const tracker = await fixture.start();
    const port = Number(new URL(tracker.url).port);
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    socket.write(`${head}\r\n\r\n`);
    const [reply] = await once(socket, 'data');
    expect(String(reply)).toMatch(/^HTTP\/1\.1 4\d\d /);
    await tracker.close();
    socket.destroy();
  });

  test('is an expectation that nobody knows, which is let be', async () => {
    expect(await ask('GET /tracker/healthz HTTP/1.1\r\nexpect: a-miracle')).toMatch(
      /^HTTP\/1\.1 200 .*\{"status":"ok"\}$/s,
    );
  });
});

const formHead =
  'POST /tracker/endpoint/register HTTP/1.1\r\nhost: tracker\r\ncontent-type: application/x-www-form-urlencoded\r\n';

/** Whole but for one byte that was announced, which is the worst place to be cut at. */
const reports: readonly (readonly [path: string, body: string])[] = [
  ['/endpoint/register', formatForm({ group: 'hall', data: '{}' })],
  ['/endpoint/logs', formatForm({ group: 'hall', data: 'x' })],
  ['/flumotion/log', formatForm({ identifier: 'mixer1', data: '{"current": {"mix": ["happy", 1]}}' })],
  ['/hall/log', formatForm({ data: '{}' })],
  ['/api/v1/registrations', '{"room": "hall"}'],
  ['/api/v1/components', '{"machine": "m", "components": [{"name": "n", "type": "t", "mood": "happy"}]}'],
  ['/api/v1/heartbeats', JSON.stringify(heartbeat)],
];

function formatForm(fields: Record<string, string>): string {
  return new URLSearchParams({ secret: TRACKER_SECRET, ...fields }).toString();
}

function formatHead(path: string, contentLength: number): string {
  const type = path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded';
  return (
    `POST /tracker${path} HTTP/1.1\r\nhost: tracker\r\nauthorization: Bearer ${TRACKER_SECRET}\r\n` +
    `content-type: ${type}\r\ncontent-length: ${contentLength}\r\n\r\n`
  );
}

async function expectNothingHappened(url: string): Promise<void> {
  expect(await readGroups(url)).toMatchObject({ hall: { active: false, lastSeenAt: null } });
  expect(await readJson(url, '/endpoint/stats')).toMatchObject({ active: { endpoints: [] } });
  expect(await readJson(url, '/api/v1/components')).toMatchObject({ components: [] });
  expect(await readJson(url, '/api/v1/listeners')).toMatchObject({ hours: [] });
}

async function openSocket(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Resolves once the other side has closed. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', data => {
    text += data;
  });
  await once(socket, 'close');
  return text;
}

test('the typed client and the tracker understand each other', async () => {
  const tracker = await fixture.start();
  const client = createTrackerClient({ baseUrl: tracker.url, fetch, timeoutMs: 10_000 });
  const stream = { kind: 'video', protocol: 'hls', url: 'https://edge.example.org/hall.m3u8' } as const;
  const registration = await client.register({
    secret: TRACKER_SECRET,
    body: { room: 'hall', streams: [stream] },
  });
  expect(registration).toMatchObject({ room: 'hall', endpoint: 'hall@127.0.0.1' });
  const { rooms } = await client.getRooms();
  expect(rooms.map(({ room, active }) => [room, active])).toEqual([
    ['hall', true],
    ['annex', false],
  ]);
  expect((await client.getRoomStream('hall')).streams).toEqual([
    { ...stream, quality: null, language: null },
  ]);
  await expect(client.getRoomStream('../hall')).rejects.toThrow(TrackerRefusedError);
  const wrong = client.register({ secret: 'wrong', body: { room: 'hall' } });
  await expect(wrong).rejects.toMatchObject({ code: 'SECRET_WRONG', status: 401 });
});

test('a port that is taken is named, and so is the option that changes it', async () => {
  const { url } = await fixture.start();
  const port = Number(new URL(url).port);
  const databaseFile = `${fixture.databaseFile}-2`;
  const error = await fixture.start({ port, databaseFile }).catch(String);
  expect(error).toContain(`port ${port} of 127.0.0.1 is taken`);
  expect(error).toContain('FOYER_TRACKER_PORT');
});

test('a tracker that is closed answers those it is talking to, and is gone', async () => {
  const tracker = await fixture.start();
  const { url } = tracker;
  const replies = Array.from({ length: 20 }, (_, index) => postReport(url, { address: `192.0.2.${index}` }));
  await waitUntil(async () => (await readGroups(url)).hall?.active ?? false, 'the first report is in');
  const [, ...outcomes] = await Promise.all([
    tracker.close(),
    ...replies.map(reply => reply.catch(() => undefined)),
  ]);
  expect(outcomes.filter(outcome => outcome !== undefined && outcome.status !== 200)).toEqual([]);
  await expect(readJson(url, '/healthz')).rejects.toThrow();
});

describe('a request that is too much', () => {
  const json = { 'content-type': 'application/json' };

  async function expectRefused(path: string, init: RequestInit, [status, code]: [number, string]) {
    const { url } = await fixture.start();
    const reply = await fetch(`${url}/tracker${path}`, init);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ code, requestId: expect.any(String) });
    expect(text.length).toBeLessThan(4000);
    expect(await readJson(url, '/healthz')).toEqual({ status: 'ok' });
    return text;
  }

  test.each<[string, string, RequestInit]>([
    ['header', '/api/v1/rooms', { headers: { 'x-much': 'x'.repeat(20_000) } }],
    ['cookie', '/api/v1/rooms', { headers: { cookie: `foyer_viewer=${'x'.repeat(20_000)}` } }],
    ['address', `/api/v1/endpoints?room=${'x'.repeat(20_000)}`, {}],
    [
      'number of headers',
      '/api/v1/rooms',
      { headers: Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`x-${index}`, 'x'])) },
    ],
  ])('by its %s', async (_, path, init) => {
    await expectRefused(path, init, [431, 'HEADERS_TOO_LARGE']);
  });

  test('by the keys of its query', async () => {
    const query = new URLSearchParams(Array.from({ length: 1000 }, (_, index) => [`k${index}`, '']));
    const text = await expectRefused(`/api/v1/endpoints?${query}`, {}, [400, 'REQUEST_INVALID']);
    expect(text).toContain('nobody knows the key \\"k0\\"');
  });

  test.each<[string, unknown]>([
    ['keys', Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`key ${index}`, index]))],
    ['faults', { room: 'hall', stream: 1, errors: Array.from({ length: 60_000 }, () => 1) }],
  ])('by its %s', async (_, body) => {
    const init = { method: 'POST', headers: json, body: JSON.stringify(body) };
    await expectRefused('/api/v1/heartbeats', init, [400, 'REQUEST_INVALID']);
  });

  test.each([
    ['is nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['would change what all objects have', '{"__proto__":{"room":"hall"}}'],
    ['would change what objects are made by', '{"constructor":{"prototype":{"room":"hall"}}}'],
  ])('since its body %s', async (_, body) => {
    await expectRefused('/api/v1/heartbeats', { method: 'POST', headers: json, body }, [
      400,
      'REQUEST_INVALID',
    ]);
  });
});
