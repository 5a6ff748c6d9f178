import { beforeEach, describe, expect, test } from 'vitest';
import { RouteFixture } from './route-fixture.ts';

const attendee = { 'x-forwarded-for': '192.0.2.7' };
const limits = { requests: 6, reports: 4, wrongSecrets: 1 };

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
  const { config } = fixture.access;
  fixture.access.update({ ...config, system: { ...config.system, limits } });
});

async function repeat<R extends { statusCode: number }>(count: number, send: () => Promise<R>): Promise<R> {
  for (let index = 1; index < count; index += 1) expect((await send()).statusCode).not.toBe(429);
  return send();
}

describe('too many requests', () => {
  test('are refused in the one shape, with when to come again', async () => {
    const reply = await repeat(4, () => fixture.get('/api/v1/rooms', attendee));
    expect(reply.statusCode).toBe(429);
    expect(reply.headers).toMatchObject({
      'retry-after': '10',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    expect(reply.json()).toEqual({
      code: 'RATE_LIMITED',
      message: 'Too many requests come from this address. Come again in 10 s.',
      requestId: reply.headers['x-request-id'],
    });
    expect(fixture.app.counters.limited.get('requests')).toBe(1);
    expect(fixture.app.counters.errors.get('RATE_LIMITED')).toBe(1);
    fixture.now += 10_000;
    expect((await fixture.get('/api/v1/rooms', attendee)).statusCode).toBe(200);
  });

  test('count wherever they go', async () => {
    const paths = ['/nothing/here', '/healthz', '/%zz', '/api/v1/rooms'];
    const statuses = [];
    for (const path of paths) statuses.push((await fixture.get(path, attendee)).statusCode);
    expect(statuses).toEqual([404, 200, 400, 200]);
    expect((await fixture.get('/nothing/here', attendee)).statusCode).toBe(429);
  });

  test('of a form are refused in a line of text', async () => {
    const reply = await repeat(4, () => fixture.postForm({ group: 'hall' }, attendee));
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['retry-after']]).toEqual([
      429,
      'text/plain; charset=utf-8',
      '10',
    ]);
    expect(reply.body).toMatch(/^ERROR RateLimited: Too many requests [^\n]*\n$/);
  });

  test('of a proxy that does not say for whom are taken: they are of all viewers', async () => {
    expect((await repeat(20, () => fixture.get('/api/v1/rooms'))).statusCode).toBe(200);
  });
});

test('reports with a secret are limited where requests are not', async () => {
  const reply = await repeat(3, () => fixture.postRegistration({ room: 'hall' }));
  expect(reply.statusCode).toBe(429);
  expect(reply.json().message).toContain('with this secret');
  expect((await fixture.postRegistration({ room: 'annex' }, { secret: 'annex key' })).statusCode).toBe(200);
});

describe('wrong secrets', () => {
  const tries = {
    'of a registration': (secret: string) => fixture.postRegistration({ room: 'hall' }, { secret }),
    'of a form': (secret: string) => fixture.postForm({ secret, group: 'hall' }),
    'of a machine without a room': (secret: string) =>
      fixture.postForm({ secret, identifier: 'mixer' }, {}, '/flumotion/log'),
    'of a reader': (secret: string) =>
      fixture.get('/api/v1/endpoints', { authorization: `Bearer ${secret}` }),
    'of an operator': (secret: string) =>
      fixture.send('PUT', '/api/v1/rooms/hall/withholding', {
        body: { until: '2026-11-20T13:00:00Z' },
        secret,
      }),
    'of who asks for metrics': (secret: string) =>
      fixture.getRoot('/metrics', { authorization: `Bearer ${secret}` }),
  };

  test.each(Object.entries(tries))('%s are told apart for two, and then no more', async (_, send) => {
    let count = 0;
    const reply = await repeat(3, () => send(`guess ${++count}`));
    expect(reply.statusCode).toBe(429);
    expect(reply.headers['retry-after']).toBe('60');
    expect(reply.body).toContain('Too many wrong secrets came from this address.');
    // Also if it is right: otherwise it could be guessed.
    expect((await send('system key')).statusCode).toBe(429);
    expect((await send('guess 1')).statusCode).not.toBe(429);
  });
});
