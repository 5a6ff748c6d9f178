import { componentReportReplySchema, componentsReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const encode = { name: 'encode', type: 'encoder', mood: 'happy' };
const mix = { name: 'mix', type: 'mixer', mood: 'sad', detail: 'no signal' };

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

function report(body: unknown, secret: string | null = 'system key') {
  return fixture.send('POST', '/api/v1/components', { body, secret });
}

async function list(query = '') {
  const reply = await fixture.get(`/api/v1/components${query}`);
  return componentsReplySchema.strict().parse(reply.json());
}

describe('a report', () => {
  test('is listed, with what is wrong', async () => {
    const reply = await report({ machine: 'mixer1', components: [encode, mix] });
    expect(componentReportReplySchema.strict().parse(reply.json())).toEqual({
      machine: 'mixer1',
      room: null,
      lostAt: '2026-11-20T12:01:30.000Z',
    });
    const { components, wrong } = await list();
    expect(components).toMatchObject([
      { ...encode, machine: 'mixer1', room: null, endpoint: null, since: '2026-11-20T12:00:00.000Z' },
      { ...mix, history: [] },
    ]);
    expect(wrong).toMatchObject([{ component: 'mix', text: 'mix (mixer on mixer1) has failed: no signal.' }]);
  });

  test('is of the room whose config names the machine', async () => {
    expect((await report({ machine: 'encoder1', components: [encode] })).json()).toMatchObject({
      room: 'hall',
    });
    expect((await report({ machine: 'annex', components: [encode] }, 'annex key')).json()).toMatchObject({
      room: 'annex',
    });
  });

  test('is of no room if two name the machine', async () => {
    const config = createConfig('system key');
    const rooms = config.rooms.map(room => ({ ...room, flumotionMixer: 'mixer1' }));
    fixture.access.update({ ...config, rooms });
    expect((await report({ machine: 'mixer1', components: [encode] })).json()).toMatchObject({ room: null });
  });

  test('leaves a mood behind when the next one differs', async () => {
    await report({ machine: 'mixer1', components: [encode] });
    fixture.now += 30_000;
    await report({ machine: 'mixer1', components: [{ ...encode, mood: 'sad' }] });
    expect((await list()).components[0]).toMatchObject({
      mood: 'sad',
      since: '2026-11-20T12:00:30.000Z',
      history: [{ mood: 'happy', since: '2026-11-20T12:00:00.000Z', until: '2026-11-20T12:00:30.000Z' }],
    });
  });

  test('is good for 90 s, and known for a day', async () => {
    await report({ machine: 'mixer1', components: [encode] });
    fixture.now += 90_000;
    expect(await list()).toMatchObject({
      components: [{ mood: 'lost', since: '2026-11-20T12:00:00.000Z' }],
      wrong: [{ text: 'encode (encoder on mixer1) has not been heard of.' }],
    });
    fixture.now += 86_400_000;
    expect(await list()).toMatchObject({ components: [], wrong: [] });
  });

  test('is good for 90 s also if the clock is set back meanwhile', async () => {
    await report({ machine: 'mixer1', components: [encode] });
    fixture.now += 30_000;
    await list();
    fixture.now -= 3_600_000;
    expect((await list()).components).toMatchObject([{ mood: 'happy', since: '2026-11-20T11:00:00.000Z' }]);
    fixture.now += 59_999;
    expect((await list()).components).toMatchObject([{ mood: 'happy' }]);
    fixture.now += 1;
    expect((await list()).components).toMatchObject([{ mood: 'lost', since: '2026-11-20T11:00:00.000Z' }]);
  });

  test.each([
    ['without a secret', { machine: 'm', components: [encode] }, null, 401, 'SECRET_WRONG'],
    [
      'with the secret of another room',
      { machine: 'encoder1', components: [encode] },
      'annex key',
      401,
      'SECRET_WRONG',
    ],
    [
      'for an unknown room',
      { machine: 'm', room: 'attic', components: [encode] },
      'system key',
      404,
      'ROOM_UNKNOWN',
    ],
    ['of nothing', { machine: 'm', components: [] }, 'system key', 400, 'REQUEST_INVALID'],
    [
      'of an unknown mood',
      { machine: 'm', components: [{ ...encode, mood: 'glad' }] },
      'system key',
      400,
      'REQUEST_INVALID',
    ],
    [
      'with a key that nobody knows',
      { machine: 'm', components: [{ ...encode, pid: 1 }] },
      'system key',
      400,
      'REQUEST_INVALID',
    ],
    [
      'of too many',
      { machine: 'm', components: Array.from({ length: 51 }, () => encode) },
      'system key',
      400,
      'REQUEST_INVALID',
    ],
  ])('%s is refused', async (_, body, secret, status, code) => {
    const reply = await report(body, secret);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect((await list()).components).toEqual([]);
  });

  test('that cannot be stored is refused, and shown all the same', async () => {
    fixture.storageFault = new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
    expect((await report({ machine: 'mixer1', components: [mix] })).statusCode).toBe(503);
    expect((await list()).wrong).toHaveLength(1);
  });

  test('of one name too many is refused', async () => {
    const components = Array.from({ length: 50 }, (_, index) => ({ ...encode, name: `encode-${index}` }));
    for (let machine = 0; machine < 100; machine += 1) await report({ machine: `m${machine}`, components });
    const reply = await report({ machine: 'm100', components: [encode] });
    expect([reply.statusCode, reply.json().code]).toEqual([503, 'OVERLOADED']);
    expect((await report({ machine: 'm0', components })).statusCode).toBe(200);
    fixture.now += 86_400_001;
    expect((await report({ machine: 'm100', components: [encode] })).statusCode).toBe(200);
  });
});

describe('an endpoint', () => {
  beforeEach(() => fixture.postRegistration({ room: 'hall', components: [mix], nextInS: 120 }));

  test('reports with its registration, for as long as its lease is good', async () => {
    expect(await list()).toMatchObject({
      components: [{ ...mix, machine: '127.0.0.1', room: 'hall', endpoint: 'hall@127.0.0.1' }],
      wrong: [{ text: 'mix (mixer on 127.0.0.1) has failed: no signal.' }],
    });
    fixture.now += 149_999;
    expect((await list()).components[0]?.mood).toBe('sad');
    fixture.now += 1;
    expect((await list()).components[0]?.mood).toBe('lost');
  });

  test('takes them with it when it leaves', async () => {
    await fixture.send('DELETE', '/api/v1/registrations/hall');
    expect((await list()).components).toEqual([]);
  });
});

describe('the list', () => {
  test('is of one room if asked for', async () => {
    await report({ machine: 'encoder1', components: [encode] });
    await report({ machine: 'mixer1', components: [mix] });
    expect((await list('?room=hall')).components.map(({ name }) => name)).toEqual(['encode']);
    expect((await list('?room=annex')).components).toEqual([]);
  });

  test.each([
    ['?room=attic', 404, 'ROOM_UNKNOWN'],
    ['?colour=blue', 400, 'REQUEST_INVALID'],
  ])('refuses %s', async (query, status, code) => {
    const reply = await fixture.get(`/api/v1/components${query}`);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  test('has a tag that changes with it', async () => {
    await report({ machine: 'mixer1', components: [encode] });
    const first = await fixture.get('/api/v1/components');
    const headers = { 'if-none-match': String(first.headers.etag) };
    expect((await fixture.get('/api/v1/components', headers)).statusCode).toBe(304);
    fixture.now += 90_000;
    expect((await fixture.get('/api/v1/components', headers)).statusCode).toBe(200);
  });
});
