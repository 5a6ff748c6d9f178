import { type EndpointsReply, endpointsReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

const report = {
  room: 'hall',
  load: { overall_bitrate: 9e6, overall_clients: 3 },
  capacity: { bitrateBps: 1e9 },
  weight: 2,
  versions: { nginx: '1.26.3' },
  components: [{ name: 'hall-encoder', type: 'encoder', mood: 'hungry', detail: 'no signal' }],
};

beforeEach(async () => {
  fixture = new RouteFixture();
  await fixture.send('POST', '/api/v1/registrations', { body: report, address: '192.0.2.1' });
  await fixture.send('POST', '/api/v1/registrations', {
    body: { room: 'annex' },
    secret: 'annex key',
    address: '192.0.2.2',
  });
  await fixture.get('/api/v1/rooms/hall/stream');
});

async function list(query = '', secret?: string): Promise<EndpointsReply> {
  const reply = await fixture.get(
    `/api/v1/endpoints${query}`,
    secret ? { authorization: `Bearer ${secret}` } : {},
  );
  return endpointsReplySchema.strict().parse(reply.json());
}

test('everybody learns what carries the conference, but no counts of a few and no versions', async () => {
  expect(await list()).toEqual({
    generatedAt: '2026-11-20T12:00:00.000Z',
    endpoints: [
      {
        id: 'hall@192.0.2.1',
        room: 'hall',
        reportedAt: '2026-11-20T12:00:00.000Z',
        expiresAt: '2026-11-20T12:01:00.000Z',
        load: { bitrateBps: 9e6, viewers: '<5' },
        sentViewers: '<5',
        capacity: { bitrateBps: 1e9 },
        utilisation: 0.009,
        weight: 2,
        draining: false,
        versions: null,
        components: report.components,
      },
      expect.objectContaining({ id: 'annex@192.0.2.2', capacity: null, utilisation: null, weight: 1 }),
    ],
    lost: [],
  });
});

test('who has the secret learns all', async () => {
  const { endpoints } = await list('', 'system key');
  expect(endpoints[0]).toMatchObject({
    load: { viewers: 3 },
    sentViewers: 1,
    utilisation: 0.012,
    versions: { nginx: '1.26.3' },
  });
});

test.each([
  [4, undefined, 0],
  [5, undefined, 0.05],
  [4, 'system key', 0.04],
])(
  'how much of its capacity %i viewers take is told to one with the secret %s as %d',
  async (viewers, secret, utilisation) => {
    const body = { room: 'hall', load: { overall_clients: viewers }, capacity: { viewers: 100 } };
    await fixture.send('POST', '/api/v1/registrations', { body, address: '192.0.2.3' });
    const { endpoints } = await list('?room=hall', secret);
    expect(endpoints.find(({ id }) => id === 'hall@192.0.2.3')).toMatchObject({ utilisation });
  },
);

test('of one room', async () => {
  expect((await list('?room=annex')).endpoints.map(({ id }) => id)).toEqual(['annex@192.0.2.2']);
});

describe('those whose lease has ended', () => {
  const lostHall = {
    id: 'hall@192.0.2.1',
    room: 'hall',
    reportedAt: '2026-11-20T12:00:00.000Z',
    lostAt: '2026-11-20T12:01:00.000Z',
  };

  test('are not there, but are named as lost for ten minutes', async () => {
    fixture.now += 60_000;
    expect(await list('?room=hall')).toMatchObject({ endpoints: [], lost: [lostHall] });
    fixture.now += 10 * 60_000 - 1;
    expect((await list('?room=hall')).lost).toHaveLength(1);
    fixture.now += 1;
    expect((await list()).lost).toEqual([]);
  });

  test('are not lost any more when they report again', async () => {
    fixture.now += 60_000;
    expect((await list('?room=hall')).lost).toEqual([lostHall]);
    await fixture.send('POST', '/api/v1/registrations', { body: report, address: '192.0.2.1' });
    expect(await list('?room=hall')).toMatchObject({ endpoints: [{ id: lostHall.id }], lost: [] });
  });

  test('are none where they have taken their leave', async () => {
    await fixture.send('DELETE', '/api/v1/registrations/hall', { address: '192.0.2.1' });
    fixture.now += 60_000;
    expect((await list('?room=hall')).lost).toEqual([]);
  });

  test('are not told of a room that is withheld, but to who has the secret', async () => {
    await fixture.send('PUT', '/api/v1/rooms/hall/withholding', {
      body: { until: '2026-11-20T13:00:00.000Z' },
      secret: 'system key',
    });
    fixture.now += 60_000;
    expect((await list('?room=hall')).lost).toEqual([]);
    expect((await list('?room=hall', 'system key')).lost).toEqual([lostHall]);
  });
});

describe('caches', () => {
  test('may keep what everybody is told', async () => {
    const { headers } = await fixture.get('/api/v1/endpoints');
    expect([headers['cache-control'], headers.vary]).toEqual(['public, max-age=1', 'authorization']);
  });

  test('must not keep what only some are', async () => {
    const { headers } = await fixture.get('/api/v1/endpoints', { authorization: 'Bearer system key' });
    expect([headers['cache-control'], headers.vary]).toEqual(['private, no-cache', 'authorization']);
  });
});

test.each([
  ['?room=attic', 'system key', 404, 'ROOM_UNKNOWN'],
  ['?romo=hall', 'system key', 400, 'REQUEST_INVALID'],
  ['', 'wrong', 401, 'SECRET_WRONG'],
  ['', 'annex key', 401, 'SECRET_WRONG'],
])('%s with "%s" is refused', async (query, secret, status, code) => {
  const reply = await fixture.get(`/api/v1/endpoints${query}`, { authorization: `Bearer ${secret}` });
  expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
});
