import { beforeEach, describe, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ADDRESS = '192.0.2.7';

beforeEach(async () => {
  fixture = new RouteFixture();
  await fixture.send('POST', '/api/v1/registrations', {
    address: ADDRESS,
    body: {
      room: 'hall',
      nextInS: 3600,
      preview: `http://${ADDRESS}/hall.jpg`,
      components: [{ name: 'encode', type: 'encoder', mood: 'happy' }],
    },
  });
});

function withhold(until: number, options: { room?: string; secret?: string } = {}) {
  const { room = 'hall', secret = 'system key' } = options;
  const body = { until: new Date(until).toISOString() };
  return fixture.send('PUT', `/api/v1/rooms/${room}/withholding`, { body, secret });
}

const addresses = [
  '/api/v1/rooms',
  '/api/v1/rooms/hall/stream',
  '/streams.json',
  '/hall/stream.json',
  '/api/v1/endpoints',
  '/api/v1/components',
  '/flumotion/stats',
];

test.each(addresses)('%s gives no address of a room that is withheld, and gives it afterwards', async url => {
  expect((await fixture.get(url)).body).toContain(ADDRESS);
  const reply = await withhold(fixture.now + 60_000);
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    { room: 'hall', until: '2026-11-20T12:01:00.000Z' },
  ]);
  expect((await fixture.get(url)).body).not.toContain(ADDRESS);
  fixture.now += 60_000;
  expect((await fixture.get(url)).body).toContain(ADDRESS);
});

test('the room still counts as active', async () => {
  await withhold(fixture.now + 60_000);
  const { rooms } = (await fixture.get('/api/v1/rooms')).json();
  expect(rooms[0]).toMatchObject({ room: 'hall', active: true, endpoints: 1, withheld: true });
});

test('who has the secret still sees its endpoints', async () => {
  await withhold(fixture.now + 60_000);
  const reply = await fixture.get('/api/v1/endpoints', { authorization: 'Bearer system key' });
  expect(reply.body).toContain(ADDRESS);
});

test('it is stored, for a day at the most, and ends at once by an instant that has passed', async () => {
  const reply = await withhold(fixture.now + 9 * DAY_MS);
  expect(reply.json().until).toBe('2026-11-21T12:00:00.000Z');
  expect([...fixture.withheld]).toEqual([['hall', fixture.now + DAY_MS]]);
  await withhold(fixture.now - 1);
  expect((await fixture.get('/api/v1/rooms')).body).toContain(ADDRESS);
});

describe('refused', () => {
  test.each([
    ['an unknown room', { room: 'attic' }, 404, 'ROOM_UNKNOWN'],
    ['a wrong secret', { secret: 'wrong' }, 401, 'SECRET_WRONG'],
    ['the secret of the room only', { room: 'annex', secret: 'annex key' }, 401, 'SECRET_WRONG'],
  ])('%s', async (_, options, status, code) => {
    const reply = await withhold(fixture.now + HOUR_MS, options);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  test('while no secret is configured', async () => {
    fixture.access.update(createConfig(null));
    const reply = await withhold(fixture.now + HOUR_MS);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'SECRET_NOT_CONFIGURED']);
  });

  test('without an instant', async () => {
    const reply = await fixture.send('PUT', '/api/v1/rooms/hall/withholding', { body: { until: 'noon' } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().details[0].path).toBe('body.until');
  });
});
