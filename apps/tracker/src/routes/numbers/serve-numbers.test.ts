import { numbersNowReplySchema, numbersReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RouteFixture } from '../route-fixture.ts';

const MINUTE = 60_000;
const viewers = ['a', 'b', 'c', 'd', 'e', 'f'];

let fixture: RouteFixture;
let cookies: string[];

/** Six watch the hall and two the annex, for two minutes. */
beforeEach(async () => {
  fixture = new RouteFixture();
  cookies = await Promise.all([...viewers, 'g', 'h'].map(() => watch('hall')));
  for (let minute = 0; minute < 2; minute++) {
    fixture.now += MINUTE;
    for (const [index, cookie] of cookies.entries()) await watch(index < 6 ? 'hall' : 'annex', cookie);
  }
});

async function watch(room: string, cookie?: string, change = {}): Promise<string> {
  const reply = await fixture.exchange({
    method: 'POST',
    url: '/tracker/api/v1/heartbeats',
    headers: {
      'content-type': 'application/json',
      ...(cookie !== undefined && { cookie: `foyer_viewer=${cookie}` }),
    },
    payload: {
      room,
      stream: { kind: 'video', protocol: 'hls', quality: '720p' },
      state: 'playing',
      sinceS: 60,
      playedS: 30,
      stalls: 1,
      stalledS: 2,
      droppedFrames: 0,
      ...change,
    },
  });
  expect(reply.statusCode).toBe(200);
  return /foyer_viewer=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1] ?? cookie ?? '';
}

function ask(path: string, secret?: string) {
  fixture.viewers.recorder.advance();
  return fixture.get(`/api/v1/numbers${path}`, secret ? { authorization: `Bearer ${secret}` } : {});
}

describe('numbers of now', () => {
  test('tell how many watch, but not how few', async () => {
    const now = numbersNowReplySchema.strict().parse((await ask('/now')).json());
    expect(now.rooms.map(({ room, viewers }) => [room, viewers])).toEqual([
      ['hall', 6],
      ['annex', '<5'],
    ]);
    expect(now.viewers).toBe(5);
  });

  test('tell all to whoever has the secret, and nobody keeps it for others', async () => {
    const reply = await ask('/now', 'system key');
    expect(reply.headers['cache-control']).toBe('private, no-cache');
    const now = numbersNowReplySchema.parse(reply.json());
    expect([now.viewers, ...now.rooms.map(({ viewers }) => viewers)]).toEqual([8, 6, 2]);
    expect((await ask('/now', 'wrong')).statusCode).toBe(401);
  });
});

describe('numbers over time', () => {
  const parse = async (path: string, secret?: string) =>
    numbersReplySchema.strict().parse((await ask(path, secret)).json());

  test('are of all rooms together and of each, by the minute', async () => {
    fixture.now += MINUTE;
    const { step, columns, series, from } = await parse(
      '?columns=viewers,watchedS&from=2026-11-20T12:00:00Z',
    );
    expect([step, from, columns]).toEqual([
      'minute',
      '2026-11-20T12:00:00.000Z',
      ['step', 'viewers', 'watchedS'],
    ]);
    expect(series.map(({ room }) => room)).toEqual([null, 'hall', 'annex']);
    expect(series[1]?.points.slice(0, 2)).toEqual([
      [1, 6, 180],
      [2, 6, 180],
    ]);
    expect(series[2]?.points[0]).toEqual([1, '<5', null]);
    // Eight less the six of the hall would be two.
    expect(series[0]?.points[0]).toEqual([1, 5, null]);
    const exact = await parse('?columns=viewers,watchedS&from=2026-11-20T12:00:00Z', 'system key');
    expect(exact.series[2]?.points[0]).toEqual([1, 2, 60]);
    expect(exact.series[0]?.points[0]).toEqual([1, 8, 240]);
  });

  test('count whoever stays for an hour once', async () => {
    fixture.now += MINUTE;
    const { series } = await parse('?step=hour&columns=viewers,peak,stallsPerHour&room=hall');
    expect(series.map(({ room, points }) => [room, points])).toEqual([['hall', [[24, 6, 6, 120]]]]);
  });

  test('may be told apart by quality', async () => {
    fixture.now += MINUTE;
    const { series } = await parse('?by=quality&columns=viewers&room=hall');
    expect(series.map(({ room, kind, quality }) => [room, kind, quality])).toEqual([
      ['hall', 'video', '720p'],
    ]);
  });

  test('do not tell by its other qualities how few of a room watch one', async () => {
    const others = await Promise.all(viewers.map(() => watch('hall')));
    fixture.now += MINUTE;
    const streams = ['1080p', '1080p', '1080p', '1080p', '1080p', '480p'].map(quality => ({
      stream: { kind: 'video', protocol: 'hls', quality },
    }));
    for (const [index, cookie] of others.entries()) await watch('hall', cookie, streams[index]);
    for (const cookie of cookies.slice(0, 6)) await watch('hall', cookie);
    fixture.now += MINUTE;
    const ofLast = '&room=hall&columns=viewers,watchedS&from=2026-11-20T12:03:00Z&to=2026-11-20T12:04:00Z';
    const tell = async (by: string, secret?: string) =>
      (await parse(`?by=${by}${ofLast}`, secret)).series.map(({ quality, points }) => [quality, ...points]);
    expect(await tell('room')).toEqual([[null, [0, 12, 360]]]);
    // Twelve less the exact others would be one.
    expect(await tell('quality')).toEqual([
      ['720p', [0, 5, null]],
      ['1080p', [0, 5, null]],
      ['480p', [0, '<5', null]],
    ]);
    expect(await tell('stream')).toEqual([[null, [0, 12, 360]]]);
    expect(await tell('quality', 'system key')).toEqual([
      ['720p', [0, 6, 180]],
      ['1080p', [0, 5, 150]],
      ['480p', [0, 1, 30]],
    ]);
  });

  test('come as a table too', async () => {
    fixture.now += MINUTE;
    const reply = await ask('.csv?columns=viewers&room=hall&from=2026-11-20T12:00:00Z');
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reply.body.split('\r\n').slice(0, 2)).toEqual([
      'at,room,kind,protocol,language,quality,endpoint,viewers',
      '2026-11-20T12:01:00.000Z,hall,,,,,,6',
    ]);
  });

  test.each([
    ['?room=nowhere', 404, 'ROOM_UNKNOWN'],
    ['?columns=viewers,smell', 400, 'REQUEST_INVALID'],
    ['?from=2026-11-20T12:00:00Z&to=2026-11-20T11:00:00Z', 400, 'REQUEST_INVALID'],
    ['?from=yesterday', 400, 'REQUEST_INVALID'],
    ['?colour=blue', 400, 'REQUEST_INVALID'],
  ])('refuse %s', async (path, status, code) => {
    const reply = await ask(path);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  test('are not sent again to who has them', async () => {
    const path = '?columns=viewers&from=2026-11-20T12:00:00Z&to=2026-11-20T13:00:00Z';
    const { etag = '' } = (await ask(path)).headers;
    const again = await fixture.get(`/api/v1/numbers${path}`, { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
