import { flumotionStatsReplySchema } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

const data = {
  current: { 'encode-high': ['happy', 1795175700], 'encode-low': ['sad', 1795175990.25] },
  history: { 'encode-high': [['waking', 1795175600, 100.0]] },
};

function createForm(change: Record<string, string> = {}) {
  return {
    secret: 'system key',
    identifier: 'encoder1',
    recorded_time: '1795176000.5',
    type: 'encoder',
    data: JSON.stringify(data),
    ...change,
  };
}

async function log(form: Record<string, string>): Promise<string> {
  const reply = await fixture.postForm(form, {}, '/flumotion/log');
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('no-store');
  return reply.body;
}

async function readStats() {
  return flumotionStatsReplySchema.strict().parse((await fixture.get('/flumotion/stats')).json());
}

describe('what the ancestor’s machines report', () => {
  test('is shown by what they do', async () => {
    expect(await log(createForm())).toBe('OK\n');
    expect(await log(createForm({ identifier: 'collector1', type: '' }))).toBe('OK\n');
    const { types } = await readStats();
    expect(types.map(({ type }) => type)).toEqual(['encoder', 'other']);
    expect(types[0]?.components).toEqual([
      {
        name: 'encode-high',
        type: 'encoder',
        machine: 'encoder1',
        room: 'hall',
        endpoint: null,
        mood: 'happy',
        since: '2026-11-20T11:55:00.000Z',
        reportedAt: '2026-11-20T12:00:00.000Z',
        detail: null,
        history: [{ mood: 'waking', since: '2026-11-20T11:53:20.000Z', until: '2026-11-20T11:55:00.000Z' }],
      },
      expect.objectContaining({ name: 'encode-low', mood: 'sad', since: '2026-11-20T11:59:50.250Z' }),
    ]);
  });

  test('is shown for ten minutes', async () => {
    await log(createForm());
    fixture.now += 600_000;
    expect((await readStats()).types).toMatchObject([{ components: [{ mood: 'lost' }, { mood: 'lost' }] }]);
    fixture.now += 1;
    expect((await readStats()).types).toEqual([]);
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }, /^ERROR SECRET\n$/],
    ['the secret of another room', { secret: 'annex key' }, /^ERROR SECRET\n$/],
    ['no machine', { identifier: '' }, /^ERROR ValueError: identifier: .*\n$/],
    ['data that is not JSON', { data: '{' }, /^ERROR ValueError: data is not JSON.*\n$/],
    ['data that is a list', { data: '[]' }, /^ERROR ValueError: data: .*\n$/],
    ['a mood that nobody knows', { data: '{"current": {"a": ["glad", 1]}}' }, /^ERROR ValueError: .*\n$/],
    ['a mood without a time', { data: '{"current": {"a": ["sad"]}}' }, /^ERROR ValueError: .*\n$/],
    ['a time without end', { data: '{"current": {"a": ["sad", 1e300]}}' }, /^ERROR ValueError: .*\n$/],
    ['too many components', { data: createCrowd(201) }, /^ERROR ValueError: .* 200 components, got 201\n$/],
  ])('is refused with %s', async (_, change, body) => {
    expect(await log(createForm(change))).toMatch(body);
    expect((await readStats()).types).toEqual([]);
  });

  test('is refused while no secret is configured', async () => {
    fixture.access.update(createConfig(null));
    expect(await log(createForm())).toBe('ERROR CONFIG (No secret)\n');
    expect(await log(createForm({ identifier: 'annex', secret: 'annex key' }))).toBe('OK\n');
  });

  test('may be of keys that other objects inherit', async () => {
    expect(await log(createForm({ data: '{"current": {"constructor": ["happy", 1]}}' }))).toBe('OK\n');
    expect((await readStats()).types[0]?.components[0]?.name).toBe('constructor');
  });
});

test('a browser that strays here is sent away, and no cache remembers it', async () => {
  const reply = await fixture.get('/flumotion/log');
  expect([reply.statusCode, reply.headers.location]).toEqual([302, '/']);
  expect(reply.headers['cache-control']).toBe('no-store');
});

function createCrowd(count: number): string {
  const current = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`c${index}`, ['happy', 1]]),
  );
  return JSON.stringify({ current });
}
