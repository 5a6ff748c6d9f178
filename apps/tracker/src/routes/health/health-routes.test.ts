import { readinessSchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

test.each(['/healthz', '/tracker/healthz'])('%s says that the tracker answers', async url => {
  const reply = await fixture.getRoot(url);
  expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }]);
  expect(reply.headers['cache-control']).toBe('no-store');
});

describe('the tracker', () => {
  async function readReadiness() {
    const reply = await fixture.getRoot('/readyz');
    expect(reply.headers['cache-control']).toBe('no-store');
    return { status: reply.statusCode, body: readinessSchema.strict().parse(reply.json()) };
  }

  const database = { check: 'database', state: 'ok', text: null };
  const config = { check: 'config', state: 'ok', text: null };

  test('is ready', async () => {
    expect(await readReadiness()).toEqual({
      status: 200,
      body: { status: 'ready', checks: [database, config] },
    });
  });

  test('is not ready while its database cannot be written, and says why', async () => {
    fixture.databaseProblem = 'The disk is full.';
    const failed = { check: 'database', state: 'failed', text: 'The disk is full.' };
    expect(await readReadiness()).toEqual({
      status: 503,
      body: { status: 'not-ready', checks: [failed, config] },
    });
    fixture.databaseProblem = undefined;
    fixture.now += 1000;
    expect((await readReadiness()).status).toBe(200);
  });

  test('asks its database once a second, however often it is asked', async () => {
    await readReadiness();
    fixture.databaseProblem = 'The disk is full.';
    fixture.now += 999;
    expect((await readReadiness()).status).toBe(200);
    fixture.now -= 3_600_000;
    expect((await readReadiness()).status).toBe(503);
  });

  test('does its work with the config as it was, and warns of the change that was refused', async () => {
    fixture.readiness.setConfigRefused(true);
    expect(await readReadiness()).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: [database, { check: 'config', state: 'warning' }] },
    });
  });
});

describe('the metrics', () => {
  test('are told to this machine', async () => {
    const reply = await fixture.getRoot('/metrics');
    expect([reply.statusCode, reply.body]).toEqual([200, 'a_metric 1\n']);
    expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['to nobody else', {}, 401],
    ['to nobody with a wrong secret', { authorization: 'Bearer wrong' }, 401],
    ['to nobody with the secret of one room', { authorization: 'Bearer annex key' }, 401],
    ['to whoever has the secret', { authorization: 'Bearer system key' }, 200],
  ])('are told %s', async (_, headers, status) => {
    const reply = await fixture.getRoot('/metrics', { 'x-forwarded-for': '192.0.2.1', ...headers });
    expect(reply.statusCode).toBe(status);
  });

  test('are told to no other machine while there is no secret', async () => {
    fixture.access.update(createConfig(null));
    expect((await fixture.getRoot('/metrics')).statusCode).toBe(200);
    const reply = await fixture.getRoot('/metrics', { 'x-forwarded-for': '192.0.2.1' });
    expect(reply.statusCode).toBe(401);
  });
});
