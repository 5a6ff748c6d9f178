import { playerErrorsReplySchema } from '@foyer/contract';
import { beforeEach, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const lost = { code: 'fragLoadError', fatal: false };
const stuck = { code: 'bufferStalledError', fatal: true };

let fixture: RouteFixture;
let cookie: string | undefined;

/** At noon the hall's players complain thrice, of two things; an hour later one of them again, and the annex's. */
beforeEach(async () => {
  fixture = new RouteFixture();
  cookie = await complain('hall', []);
  fixture.now += MINUTE;
  await complain('hall', [lost, lost, stuck]);
  fixture.now += HOUR;
  await complain('hall', [lost]);
  fixture.now += MINUTE;
  await complain('annex', [stuck]);
  fixture.now += MINUTE;
  fixture.viewers.recorder.advance();
});

/** Of one viewer, who is somebody from the second report on. */
async function complain(room: string, errors: object[]): Promise<string | undefined> {
  const payload = {
    room,
    stream: { kind: 'video', protocol: 'hls', quality: '720p' },
    ...{ state: 'stalled', sinceS: 60, playedS: 30, stalls: 1, stalledS: 2, droppedFrames: 0 },
    errors,
  };
  const headers = cookie === undefined ? {} : { cookie: `foyer_viewer=${cookie}` };
  const url = '/tracker/api/v1/heartbeats';
  const reply = await fixture.app.inject({ method: 'POST', url, headers, payload });
  expect(reply.statusCode).toBe(200);
  return /foyer_viewer=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1];
}

function ask(query = '', secret: string | null = 'system key') {
  const headers: Record<string, string> = secret === null ? {} : { authorization: `Bearer ${secret}` };
  return fixture.get(`/api/v1/player-errors${query}`, headers);
}

async function list(query = '') {
  return playerErrorsReplySchema.strict().parse((await ask(query)).json()).errors;
}

test('adds up what players complained of, the most frequent first', async () => {
  expect(await list()).toEqual([
    { room: 'hall', endpoint: null, ...lost, count: 3, lastIn: '2026-11-20T13:00:00.000Z' },
    { room: 'hall', endpoint: null, ...stuck, count: 1, lastIn: '2026-11-20T12:00:00.000Z' },
    { room: 'annex', endpoint: null, ...stuck, count: 1, lastIn: '2026-11-20T13:00:00.000Z' },
  ]);
});

test('is of one room, and of the whole hours that are asked for', async () => {
  expect((await list('?room=annex')).map(({ room, count }) => [room, count])).toEqual([['annex', 1]]);
  const counted = async (query: string) => (await list(`${query}&room=hall`)).map(({ count }) => count);
  expect(await counted('?from=2026-11-20T13:00:30Z')).toEqual([1]);
  expect(await counted('?to=2026-11-20T13:00:00Z')).toEqual([2, 1]);
  expect((await ask('?room=attic')).statusCode).toBe(404);
  expect((await ask('?from=2026-01-01T00:00:00Z')).json()).toMatchObject({ code: 'REQUEST_INVALID' });
});

test('tells nothing of a room that the config has no more', async () => {
  fixture.access.update({ ...createConfig('system key'), rooms: [{ name: 'annex', secret: null }] });
  expect((await list()).map(({ room }) => room)).toEqual(['annex']);
});

test('is for those who have the secret of the whole system', async () => {
  for (const secret of [null, 'annex key', 'wrong']) {
    expect((await ask('', secret)).json(), String(secret)).toMatchObject({ code: 'SECRET_WRONG' });
  }
});
