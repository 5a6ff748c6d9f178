import { registrationReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { createConfig, RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

test('a report is stored, and the reply says how long it is good', async () => {
  const load = { overall_bitrate: 8e6, overall_clients: 4 };
  const reply = await fixture.postRegistration({ room: 'hall', load, nextInS: 60 });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(registrationReplySchema.parse(reply.json())).toEqual({
    room: 'hall',
    endpoint: 'hall@127.0.0.1',
    expiresAt: '2026-11-20T12:01:30.000Z',
  });
  expect(fixture.stored).toMatchObject([{ id: 'hall@127.0.0.1', load }]);
});

describe('a report is refused', () => {
  test.each([
    ['without a secret', { room: 'hall' }, null, 401, 'SECRET_WRONG'],
    ['with a wrong secret', { room: 'hall' }, 'wrong', 401, 'SECRET_WRONG'],
    ['with the secret of another room', { room: 'hall' }, 'annex key', 401, 'SECRET_WRONG'],
    ['for an unknown room', { room: '../hall' }, 'system key', 404, 'ROOM_UNKNOWN'],
    ['without a room', {}, 'system key', 400, 'REQUEST_INVALID'],
    ['with a key that nobody knows', { room: 'hall', ip: '192.0.2.1' }, 'system key', 400, 'REQUEST_INVALID'],
    [
      'with a negative number',
      { room: 'hall', load: { loop_clients: -1 } },
      'system key',
      400,
      'REQUEST_INVALID',
    ],
    ['with half a body', '{"room": "hall"', 'system key', 400, 'REQUEST_INVALID'],
    [
      'with a poisoned body',
      '{"room": "hall", "__proto__": {"load": 1}}',
      'system key',
      400,
      'REQUEST_INVALID',
    ],
    ['without a body', '', 'system key', 400, 'REQUEST_INVALID'],
    ['with too large a body', { room: 'x'.repeat(300_000) }, 'system key', 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, body, secret, status, code) => {
    const reply = await fixture.postRegistration(body, { secret });
    expect(reply.statusCode).toBe(status);
    expect(reply.json()).toMatchObject({ code, message: expect.any(String), requestId: expect.any(String) });
    expect(fixture.stored).toEqual([]);
  });

  test('while no secret is configured', async () => {
    fixture.access.update(createConfig(null));
    const reply = await fixture.postRegistration({ room: 'hall' });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'SECRET_NOT_CONFIGURED']);
  });

  test('with every fault named in its place', async () => {
    const reply = await fixture.postRegistration({ room: 'hall', nextInS: 'soon', preview: 'x' });
    expect(reply.json().details).toEqual([
      { path: 'body.preview', message: 'expected an http:// or https:// URL, got "x"' },
      { path: 'body.nextInS', message: 'expected number, got "soon"' },
    ]);
  });

  test('when it could not be stored', async () => {
    fixture.storageFault = new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
    const reply = await fixture.postRegistration({ room: 'hall' });
    expect([reply.statusCode, reply.json().code]).toEqual([503, 'STORAGE_FAILED']);
  });

  test('as text that a page of another site can post', async () => {
    const reply = await fixture.exchange({
      method: 'POST',
      url: '/tracker/api/v1/registrations',
      headers: { 'content-type': 'text/plain' },
      payload: '{"room": "hall"}',
    });
    expect([reply.statusCode, reply.json().code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
  });
});
