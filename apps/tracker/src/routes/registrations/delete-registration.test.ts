import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

async function listRoomsWithEndpoints(): Promise<[string, number][]> {
  const { rooms } = (await fixture.get('/api/v1/rooms')).json();
  return rooms.map(({ room, endpoints }: { room: string; endpoints: number }) => [room, endpoints]);
}

test('an endpoint that leaves is gone at once, and no other with it', async () => {
  for (const address of ['192.0.2.1', '192.0.2.2']) {
    await fixture.send('POST', '/api/v1/registrations', { body: { room: 'hall' }, address });
  }
  const reply = await fixture.send('DELETE', '/api/v1/registrations/hall', { address: '192.0.2.1' });
  expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([204, '', 'no-store']);
  expect(fixture.departed).toEqual([{ room: 'hall', address: '192.0.2.1', leftAt: fixture.now }]);
  expect(await listRoomsWithEndpoints()).toEqual([
    ['hall', 1],
    ['annex', 0],
  ]);
});

test('that it is not there is no error', async () => {
  expect((await fixture.send('DELETE', '/api/v1/registrations/hall')).statusCode).toBe(204);
});

describe('it stays', () => {
  beforeEach(() => fixture.postRegistration({ room: 'hall' }));

  test.each([
    ['without a secret', 'hall', null, 401, 'SECRET_WRONG'],
    ['with the secret of another room', 'hall', 'annex key', 401, 'SECRET_WRONG'],
    ['in a room that is unknown', 'attic', 'system key', 404, 'ROOM_UNKNOWN'],
  ])('%s', async (_, room, secret, status, code) => {
    const reply = await fixture.send('DELETE', `/api/v1/registrations/${room}`, { secret });
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect(await listRoomsWithEndpoints()).toContainEqual(['hall', 1]);
  });
});

test('what cannot be stored is said', async () => {
  fixture.storageFault = new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
  const reply = await fixture.send('DELETE', '/api/v1/registrations/hall');
  expect([reply.statusCode, reply.json().code]).toEqual([503, 'STORAGE_FAILED']);
});
