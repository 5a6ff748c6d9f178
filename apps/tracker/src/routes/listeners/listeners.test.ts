import { gzipSync } from 'node:zlib';
import { listenersReplySchema, logReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

/** Somebody who watches for as long as it takes to be noticed. */
function watch(address: string, agent = 'VLC/3.0.18'): string {
  const lines = [0, 6, 12, 18].map(
    second =>
      `${address} - - [20/Nov/2026:11:59:${String(second).padStart(2, '0')} +0000] "GET /hall/${second}.ts HTTP/1.1" 200 1000 "-" "${agent}"\n`,
  );
  return lines.join('');
}

function watchMany(count: number, agent?: string): string {
  return Array.from({ length: count }, (_, index) => watch(`192.0.2.${index}`, agent)).join('');
}

function send(payload: string | Buffer, headers: Record<string, string> = {}, room = 'hall') {
  return fixture.exchange({
    method: 'POST',
    url: `/tracker/api/v1/logs/${room}`,
    headers: { authorization: 'Bearer system key', 'content-type': 'text/plain', ...headers },
    payload,
  });
}

async function readReply(payload: string | Buffer, headers?: Record<string, string>) {
  const reply = await send(payload, headers);
  expect(reply.statusCode).toBe(200);
  return logReplySchema.strict().parse(reply.json());
}

async function list(query = '', headers: Record<string, string> = {}) {
  const reply = await fixture.get(`/api/v1/listeners${query}`, headers);
  expect(reply.statusCode).toBe(200);
  return listenersReplySchema.strict().parse(reply.json()).hours;
}

const trusted = { authorization: 'Bearer system key' };
const nothing = { lines: 0, counted: 0, duplicate: 0, unreadable: 0, outOfRange: 0 };

describe('a log', () => {
  test('becomes a report', async () => {
    expect(await readReply(watchMany(6))).toEqual({ ...nothing, lines: 24, counted: 24 });
    expect(await list()).toEqual([
      {
        room: 'hall',
        startsAt: '2026-11-20T11:00:00.000Z',
        viewers: 6,
        peak: 6,
        requests: 24,
        segments: 24,
        bytes: 24_000,
        agents: { browser: 0, mobile: 0, player: 6, app: 0, bot: 0, other: 0 },
      },
    ]);
  });

  test('counts once, also if it is sent again', async () => {
    await readReply(watchMany(6));
    expect(await readReply(watchMany(6))).toEqual({ ...nothing, lines: 24, duplicate: 24 });
    expect(await list()).toMatchObject([{ viewers: 6, requests: 24 }]);
  });

  test('may be packed, and be JSON', async () => {
    const line = (second: number) =>
      `{"remote_addr":"192.0.2.7","time_iso8601":"2026-11-20T11:59:0${second}Z","request_uri":"/hall/${second}.ts","status":200}\n`;
    const log = gzipSync([1, 2, 3, 4].map(line).join(''));
    const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
    expect(await readReply(log, headers)).toEqual({ ...nothing, lines: 4, counted: 4 });
    expect(await list('', trusted)).toMatchObject([{ viewers: 1 }]);
  });

  test.each([
    ['in the middle of a line', 150],
    ['at the end of a line', watch('192.0.2.1').indexOf('\n')],
    ['after the end of a line', watch('192.0.2.1').indexOf('\n') + 1],
    ['in the middle of a number', watch('192.0.2.1').indexOf(' 200 1000') + 7],
  ])('may be cut %s', async (_, place) => {
    const log = watch('192.0.2.1');
    const first = await readReply(log.slice(0, place));
    const second = await readReply(log.slice(place));
    expect([first.counted + second.counted, first.unreadable + second.unreadable]).toEqual([4, 0]);
    expect(await list('', trusted)).toMatchObject([{ viewers: 1, bytes: 4000 }]);
  });

  test('is cut for each sender apart', async () => {
    const log = watch('192.0.2.1');
    await send(log.slice(0, 150), { 'x-forwarded-for': '198.51.100.1' });
    const reply = await send(log.slice(150), { 'x-forwarded-for': '198.51.100.2' });
    expect(reply.json()).toMatchObject({ unreadable: 1, counted: 2 });
  });

  test('may hold nonsense, nothing, and what is not of today', async () => {
    const old = watch('192.0.2.1').replaceAll('20/Nov/2026', '18/Nov/2026');
    const log = `\n\r\nnonsense\n${'x'.repeat(100_000)}\n\u0000\u0001\n${old}${watch('192.0.2.1')}`;
    expect(await readReply(log)).toEqual({
      lines: 11,
      counted: 4,
      duplicate: 0,
      unreadable: 3,
      outOfRange: 4,
    });
    expect(await readReply('')).toEqual(nothing);
  });

  test.each([
    ['without a secret', { authorization: '' }, 'hall', 401, 'SECRET_WRONG'],
    ['with the secret of another room', { authorization: 'Bearer annex key' }, 'hall', 401, 'SECRET_WRONG'],
    ['for an unknown room', {}, 'attic', 404, 'ROOM_UNKNOWN'],
    ['as JSON', { 'content-type': 'application/json' }, 'hall', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['packed otherwise', { 'content-encoding': 'br' }, 'hall', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['packed, as it says, but it is not', { 'content-encoding': 'gzip' }, 'hall', 400, 'REQUEST_INVALID'],
  ])('%s is refused', async (_, headers, room, status, code) => {
    const reply = await send(watchMany(6), headers, room);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect(await list()).toEqual([]);
  });

  test('that is packed to be small and is not is refused', async () => {
    const reply = await send(gzipSync(Buffer.alloc(65 * 1024 ** 2)), { 'content-encoding': 'gzip' });
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
});

describe('the report', () => {
  test('tells the public of nobody who listens nearly alone', async () => {
    await readReply(watchMany(4, 'curl/8.5.0') + watchMany(6));
    expect(await list()).toMatchObject([{ viewers: 10, agents: null }]);
    expect(await list('', trusted)).toMatchObject([{ viewers: 10, agents: { bot: 4, player: 6 } }]);
    fixture.now += 3_600_000;
    await readReply(watch('192.0.2.1').replaceAll('20/Nov/2026:11', '20/Nov/2026:12'));
    expect((await list())[1]).toMatchObject({ viewers: '<5', peak: '<5', agents: null });
  });

  test('is of the time and the room that were asked for', async () => {
    await readReply(watchMany(6));
    await send(watchMany(6), {}, 'annex').then(reply => expect(reply.statusCode).toBe(401));
    await send(watchMany(6), { authorization: 'Bearer annex key' }, 'annex');
    expect((await list()).map(({ room }) => room)).toEqual(['annex', 'hall']);
    expect((await list('?room=annex')).map(({ room }) => room)).toEqual(['annex']);
    expect(await list('?from=2026-11-20T12:00:00Z')).toEqual([]);
    expect(await list('?from=2026-11-19T12:00:00Z&to=2026-11-20T11:00:00Z')).toEqual([]);
    expect(await list('?from=2026-11-20T13:30:00%2B02:00&to=2026-11-20T12:00:00Z')).toHaveLength(2);
  });

  test('is of the rooms of the config', async () => {
    await readReply(watchMany(6));
    fixture.access.update({ ...createConfig('system key'), rooms: [{ name: 'attic', secret: null }] });
    expect(await list()).toEqual([]);
  });

  test.each([
    ['?room=attic', 404, 'ROOM_UNKNOWN'],
    ['?from=yesterday', 400, 'REQUEST_INVALID'],
    ['?from=2026-11-21T00:00:00Z', 400, 'REQUEST_INVALID'],
    ['?from=2026-10-01T00:00:00Z', 400, 'REQUEST_INVALID'],
    ['?step=hour', 400, 'REQUEST_INVALID'],
  ])('%s is refused', async (query, status, code) => {
    const reply = await fixture.get(`/api/v1/listeners${query}`);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });
});

describe('the ancestor’s form', () => {
  const form = (change: Record<string, string> = {}) => ({
    secret: 'system key',
    group: 'hall',
    data: watchMany(6),
    ...change,
  });

  async function post(fields: Record<string, string>): Promise<string> {
    const reply = await fixture.postForm(fields, {}, '/endpoint/logs');
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    return reply.body;
  }

  test('counts as well', async () => {
    expect(await post(form())).toBe('OK\n');
    expect(await list()).toMatchObject([{ viewers: 6, requests: 24 }]);
  });

  test('is taken with nothing and with nonsense in it', async () => {
    expect(await post(form({ data: '' }))).toBe('OK\n');
    expect(await post(form({ data: 'nonsense' }))).toBe('OK\n');
    expect(await list()).toEqual([]);
  });

  test('may name agents in whatever encoding', async () => {
    const data = new URLSearchParams({ data: watch('192.0.2.1', 'Caf? 1.0') })
      .toString()
      .replaceAll('%3F', '%E9');
    expect((await fixture.postForm(`secret=system+key&group=hall&${data}`, {}, '/endpoint/logs')).body).toBe(
      'OK\n',
    );
    expect(await list('', trusted)).toMatchObject([{ viewers: 1, requests: 4 }]);
  });

  test('may be of some megabytes', async () => {
    const reply = await fixture.postForm(form({ data: watchMany(255).repeat(10) }), {}, '/endpoint/logs');
    expect(reply.body).toBe('OK\n');
    expect(await list()).toMatchObject([{ viewers: 255 }]);
    expect((await fixture.postForm(form({ data: 'x'.repeat(5e6) }), {}, '/endpoint/logs')).statusCode).toBe(
      413,
    );
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }, 'ERROR SECRET\n'],
    ['an unknown group', { group: 'attic' }, 'ERROR GROUP\n'],
    ['a path as group', { group: '../hall' }, 'ERROR GROUP\n'],
  ])('is refused with %s', async (_, change, body) => {
    expect(await post(form(change))).toBe(body);
    expect(await list()).toEqual([]);
  });
});
