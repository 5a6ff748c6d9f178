import type { HeartbeatReply } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { heartbeat } from '../heartbeat-fixture.ts';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

let fixture: RouteFixture;
let countForged = 0;

beforeEach(() => {
  fixture = new RouteFixture();
});

interface Visit {
  cookie?: string | undefined;
  address?: string;
  proto?: string;
}

async function post(body: unknown, { cookie, address = '192.0.2.1', proto = 'http' }: Visit = {}) {
  const reply = await fixture.exchange({
    method: 'POST',
    url: '/tracker/api/v1/heartbeats',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      'x-forwarded-proto': proto,
      ...(cookie === undefined ? {} : { cookie: `theme=dark; foyer_viewer=${cookie}` }),
    },
    payload: JSON.stringify(body),
  });
  const setCookie = reply.headers['set-cookie']?.[0];
  const issued = /^foyer_viewer=([^;]+)/.exec(String(setCookie ?? ''))?.[1];
  return {
    status: reply.statusCode,
    body: reply.json<HeartbeatReply & { code?: string }>(),
    setCookie,
    issued,
  };
}

/** A viewer as a browser is one: it keeps the cookie it is given. */
async function join(address?: string): Promise<string> {
  const { issued } = await post(heartbeat, { ...(address && { address }) });
  if (issued === undefined) throw new Error('no cookie was given');
  return issued;
}

function countViewers(room = 'hall'): number {
  const { recorder } = fixture.viewers;
  recorder.advance();
  return [...recorder.audience.listStates()]
    .filter(({ series }) => series.room === room)
    .reduce((sum, { viewers }) => sum + viewers, 0);
}

describe('a viewer', () => {
  test('is given a cookie, and counts once it comes back with it', async () => {
    const first = await post(heartbeat);
    expect(first).toMatchObject({ status: 200, body: { counted: false, nextInS: 1 } });
    expect(first.setCookie).toMatch(
      /^foyer_viewer=[\w-]+\.\d+\.[\w-]+; Path=\/tracker\/; Max-Age=86400; HttpOnly; SameSite=Lax$/,
    );
    expect(countViewers()).toBe(0);

    const second = await post(heartbeat, { cookie: first.issued });
    expect(second).toMatchObject({
      status: 200,
      body: { counted: true, viewers: '<5' },
      setCookie: undefined,
    });
    expect(second.body.nextInS).toBeGreaterThanOrEqual(25);
    expect(second.body.nextInS).toBeLessThanOrEqual(35);
    expect(countViewers()).toBe(1);
  });

  test('who comes by https gets a cookie that goes no other way', async () => {
    expect((await post(heartbeat, { proto: 'https' })).setCookie).toMatch(/; Secure$/);
    const config = createConfig('system key');
    fixture.access.update({ ...config, system: { ...config.system, trustedProxies: [] } });
    expect((await post(heartbeat, { proto: 'https' })).setCookie).not.toMatch(/Secure/);
  });

  test('learns how many watch with it, from five on', async () => {
    let last: Awaited<ReturnType<typeof post>> | undefined;
    for (let count = 0; count < 5; count += 1) last = await post(heartbeat, { cookie: await join() });
    expect(last?.body.viewers).toBe(5);
  });

  test('counts in the room that it watches, and nowhere once it pauses or falls silent', async () => {
    const [one, two] = [await join(), await join()];
    await post(heartbeat, { cookie: one });
    await post(heartbeat, { cookie: two });
    fixture.now += 2 * SECOND;
    await post({ ...heartbeat, room: 'annex' }, { cookie: one });
    expect([countViewers('hall'), countViewers('annex')]).toEqual([1, 1]);
    await post({ ...heartbeat, state: 'paused' }, { cookie: two });
    expect([countViewers('hall'), countViewers('annex')]).toEqual([0, 1]);
    fixture.now += 120 * SECOND;
    expect([countViewers('hall'), countViewers('annex')]).toEqual([0, 0]);
  });
});

describe('counts are not inflated by', () => {
  test('a cookie that was made up, or changed anywhere', async () => {
    const cookie = await join();
    const invented = cookie.replace(/\.[\w-]+$/, `.${'A'.repeat(22)}`);
    const others = [...cookie].map((_, index) => {
      const other = cookie[index] === 'A' ? 'B' : 'A';
      return cookie.slice(0, index) + other + cookie.slice(index + 1);
    });
    for (const forged of [invented, '', 'x', ...others]) {
      const { body } = await post(heartbeat, {
        cookie: forged,
        address: `198.51.100.${countForged++ % 250}`,
      });
      // The last character has bits that mean nothing: with another there it is the same cookie.
      if (body.counted) expect(forged.slice(0, -1)).toBe(cookie.slice(0, -1));
    }
    expect(countViewers()).toBeLessThanOrEqual(1);
  });

  test('new cookies without end from one address, however they are asked for', async () => {
    const given = await collectCookies(300, () => '192.0.2.1');
    expect(given).toBe(240);
    const { body } = await post(heartbeat, { address: '192.0.2.1' });
    expect(body).toMatchObject({ counted: false });
    expect(body.nextInS).toBeGreaterThan(20);
    expect((await post(heartbeat, { address: '192.0.2.2' })).issued).toBeDefined();
    fixture.now += 60 * SECOND;
    expect(await collectCookies(300, () => '192.0.2.1')).toBe(60);
  });

  test('the addresses that one household has of IPv6', async () => {
    expect(await collectCookies(300, index => `2001:db8:0:1::${index.toString(16)}`)).toBe(240);
  });

  test('the same viewer over and over', async () => {
    const cookie = await join();
    for (let count = 0; count < 10; count += 1) await post(heartbeat, { cookie });
    expect(countViewers()).toBe(1);
    expect((await post(heartbeat, { cookie })).body.counted).toBe(false);
    fixture.now += SECOND;
    expect((await post(heartbeat, { cookie })).body.counted).toBe(true);
  });

  test('a clock that is set back an hour', async () => {
    const cookie = await join();
    await post(heartbeat, { cookie });
    fixture.now -= HOUR;
    expect((await post(heartbeat, { cookie })).body.counted).toBe(true);
    expect(countViewers()).toBe(1);
    fixture.now += 120 * SECOND;
    expect(countViewers()).toBe(0);
  });

  test('coming in the moment of midnight', async () => {
    fixture.now += 12 * HOUR - 5 * SECOND;
    const cookie = await join();
    fixture.now += 10 * SECOND;
    const eager = { ...heartbeat, sinceS: 30, playedS: 30, stalledS: 0 };
    const { issued } = await post(eager, { cookie });
    fixture.now += SECOND;
    await post(eager, { cookie: issued });
    const states = [...fixture.viewers.recorder.audience.listStates()];
    expect(states.map(({ sums }) => sums?.playedS)).toEqual([31]);
  });

  test('a cookie of yesterday, sent again and again', async () => {
    fixture.now += 12 * HOUR - 5 * SECOND;
    const cookie = await join();
    await post(heartbeat, { cookie });
    fixture.now += 10 * SECOND;
    const renewed = await post(heartbeat, { cookie });
    expect(renewed.body.counted).toBe(true);
    expect(renewed.issued).not.toBe(cookie);
    for (let count = 0; count < 5; count += 1) {
      fixture.now += SECOND;
      expect((await post(heartbeat, { cookie })).issued).toBe(renewed.issued);
      expect(countViewers()).toBe(1);
    }
    fixture.now += SECOND;
    expect(await post(heartbeat, { cookie: renewed.issued })).toMatchObject({
      body: { counted: true },
      setCookie: undefined,
    });
    expect(countViewers()).toBe(1);

    fixture.now += HOUR;
    expect((await post(heartbeat, { cookie })).body.counted).toBe(false);
    fixture.now += DAY;
    expect((await post(heartbeat, { cookie: renewed.issued })).body.counted).toBe(false);
  });

  test('numbers that cannot be', async () => {
    const cookie = await join();
    const absurd = {
      ...heartbeat,
      sinceS: 86_400,
      playedS: 3600,
      stalledS: 3600,
      stalls: 3600,
      droppedFrames: 1e6,
    };
    for (let count = 0; count < 10; count += 1) {
      await post(absurd, { cookie });
      fixture.now += 3 * SECOND;
    }
    const played = [...fixture.viewers.recorder.audience.listStates()].map(({ sums }) => sums);
    expect(played).toMatchObject([
      { playedS: 120 + 27, stalledS: 0, stalls: 120 + 27, droppedFrames: 147 * 240 },
    ]);
  });
});

async function collectCookies(requests: number, address: (index: number) => string): Promise<number> {
  const replies = await Promise.all(
    Array.from({ length: requests }, (_, index) => post(heartbeat, { address: address(index) })),
  );
  return new Set(replies.map(({ issued }) => issued).filter(issued => issued !== undefined)).size;
}

test('what could not be stored is told again, and none of it is lost', async () => {
  const cookie = await join();
  await post(heartbeat, { cookie });
  const { recorder } = fixture.viewers;
  const record = recorder.record.bind(recorder);
  recorder.record = async () => {
    throw new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
  };
  fixture.now += 30 * SECOND;
  expect((await post({ ...heartbeat, playedS: 30 }, { cookie })).status).toBe(503);
  recorder.record = record;
  fixture.now += 5 * SECOND;
  expect((await post({ ...heartbeat, playedS: 35 }, { cookie })).body.counted).toBe(true);
  const [state] = recorder.audience.listStates();
  expect(state?.sums?.playedS).toBe(10 + 35);
});

describe('is refused', () => {
  test('for a room that the config does not have', async () => {
    expect(await post({ ...heartbeat, room: 'attic' })).toMatchObject({
      status: 404,
      body: { code: 'ROOM_UNKNOWN' },
    });
  });

  test('with a key that nobody knows, by its name', async () => {
    const { status, body } = await post({ ...heartbeat, name: 'Ada' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'REQUEST_INVALID', message: expect.stringContaining('"name"') });
  });
});

test('players name their qualities and endpoints, but do not make them without end', async () => {
  const cookie = await join();
  for (let index = 0; index < 100; index += 1) {
    fixture.now += SECOND;
    const stream = { ...heartbeat.stream, quality: `q${index}` };
    await post({ ...heartbeat, stream, endpoint: `hall@${index}` }, { cookie });
  }
  const series = [...fixture.viewers.directory.list()].filter(({ level }) => level === 'series');
  expect(series.length).toBe(41);
  expect(series.at(-1)).toMatchObject({ quality: 'other', endpoint: null });
});
