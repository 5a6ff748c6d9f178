import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../../errors.ts';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const good = {
  secret: 'system key',
  group: 'hall',
  data: '{"overall_bitrate": 81250000.5, "overall_clients": 40}',
};

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

async function register(form: Record<string, string>, headers?: Record<string, string>): Promise<string> {
  const reply = await fixture.postForm(form, headers);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('no-store');
  return reply.body;
}

describe('what the ancestor said, byte for byte', () => {
  test('fine', async () => {
    expect(await register(good)).toBe('OK\n');
    expect(fixture.stored).toMatchObject([
      { id: 'hall@127.0.0.1', load: { overall_bitrate: 81_250_000.5, overall_clients: 40 } },
    ]);
  });

  test('no secret configured', async () => {
    fixture.access.update(createConfig(null));
    expect(await register(good)).toBe('ERROR CONFIG (No secret)\n');
  });

  test.each([
    ['wrong secret', { ...good, secret: 'wrong' }, 'ERROR SECRET\n'],
    ['no secret', { group: 'hall', data: '{}' }, 'ERROR SECRET\n'],
    ['the secret of the system for a room with its own', { ...good, group: 'annex' }, 'ERROR SECRET\n'],
    ['wrong secret and unknown group', { ...good, secret: 'wrong', group: 'attic' }, 'ERROR SECRET\n'],
    ['unknown group', { ...good, group: 'attic' }, 'ERROR GROUP\n'],
    ['no group', { secret: 'system key', data: '{}' }, 'ERROR GROUP\n'],
    ['a path as group', { ...good, group: '../hall' }, 'ERROR GROUP\n'],
    ['unknown group and bad data', { ...good, group: 'attic', data: '{' }, 'ERROR GROUP\n'],
  ])('%s', async (_, form, body) => {
    expect(await register(form)).toBe(body);
    expect(fixture.stored).toEqual([]);
  });

  test.each([
    ['data that is not JSON', 'nonsense', /^ERROR ValueError: data is not JSON.*\n$/],
    ['data with an address', '{"ip": "192.0.2.1"}', /^ERROR AssertionError: .*\n$/],
    ['data with a group', '{"group": "annex"}', /^ERROR AssertionError: .*\n$/],
    ['a negative number', '{"overall_clients": -1}', /^ERROR ValueError: data\.overall_clients: .*\n$/],
    ['an absurd number', '{"overall_bitrate": 1e30}', /^ERROR ValueError: data\.overall_bitrate: .*\n$/],
    ['a key that nobody knows', '{"colour": "blue"}', /^ERROR TypeError: .*\n$/],
    ['a key that would be a second line', '{"a\\nOK": 1}', /^ERROR TypeError: .*\n$/],
    ['text that would be a second line', 'a\nOK\u2028OK', /^ERROR ValueError: [^\n\u2028]*\n$/],
    ['text without end', 'x'.repeat(100_000), /^ERROR ValueError: .{1,600}\n$/],
  ])('%s', async (_, data, body) => {
    expect(await register({ ...good, data })).toMatch(body);
    expect(fixture.stored).toEqual([]);
  });

  test('no data', async () => {
    expect(await register({ secret: 'system key', group: 'hall' })).toMatch(/^ERROR ValueError: .*\n$/);
  });

  test('of a field that comes twice, the last counts', async () => {
    const form = new URLSearchParams(good);
    form.append('data', '{"overall_clients": 2}');
    const reply = await fixture.postForm(form.toString());
    expect(reply.body).toBe('OK\n');
    expect(fixture.stored[0]?.load).toEqual({ overall_clients: 2 });
  });

  test('a browser that strays here is sent away, and no cache remembers it', async () => {
    const reply = await fixture.get('/endpoint/register');
    expect(reply.statusCode).toBe(302);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});

describe('the address of an endpoint', () => {
  test('is not what the form says', async () => {
    expect(await register({ ...good, REMOTE_ADDR: '198.51.100.1' })).toBe('OK\n');
    expect(fixture.stored[0]?.address).toBe('127.0.0.1');
  });

  test('is what a trusted proxy says', async () => {
    await register(good, { 'x-forwarded-for': '192.0.2.7' });
    expect(fixture.stored[0]?.address).toBe('192.0.2.7');
    expect(fixture.stored[0]?.streams[0]?.url).toBe('http://192.0.2.7:8080/webcast-high.webm');
  });

  test('is not what a proxy says that is no longer trusted', async () => {
    const config = createConfig('system key');
    fixture.access.update({ ...config, system: { ...config.system, trustedProxies: [] } });
    await register(good, { 'x-forwarded-for': '192.0.2.7' });
    expect(fixture.stored[0]?.address).toBe('127.0.0.1');
  });
});

describe('what the ancestor did not know', () => {
  test('a room with a secret of its own', async () => {
    expect(await register({ ...good, secret: 'annex key', group: 'annex' })).toBe('OK\n');
  });

  test('streams, a preview and the time of the next report', async () => {
    const stream = { kind: 'video', protocol: 'hls', url: 'https://edge.example.org/hall.m3u8' };
    const data = { streams: [stream], preview: 'https://edge.example.org/hall.jpg', next: 120 };
    expect(await register({ ...good, data: JSON.stringify(data) })).toBe('OK\n');
    expect(fixture.stored[0]).toMatchObject({
      streams: [{ ...stream, quality: null, language: null }],
      preview: data.preview,
      leaseEndsAt: fixture.now + 150_000,
    });
  });

  test('a body that is too large', async () => {
    const reply = await fixture.postForm({ ...good, data: 'x'.repeat(300_000) });
    expect(reply.statusCode).toBe(413);
    expect(reply.body).toMatch(/^ERROR TooLarge: .*\n$/);
  });

  test('a body that is no form', async () => {
    const reply = await fixture.postForm(JSON.stringify(good), { 'content-type': 'application/json' });
    expect(reply.statusCode).toBe(415);
    expect(reply.body).toMatch(/^ERROR TypeError: .*\n$/);
  });

  test('a report that could not be stored, while viewers still find their way', async () => {
    fixture.storageFault = new RequestRefusedError('STORAGE_FAILED', 'The disk is full.');
    const reply = await fixture.postForm(good);
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('5');
    expect(reply.body).toBe('ERROR DatabaseError: The disk is full.\n');
    expect((await fixture.get('/hall/stream.json')).json()).toMatchObject({ active: true });
  });

  test('a mistake of ours, without its detail', async () => {
    fixture.storageFault = new Error('SELECT secret FROM somewhere');
    const reply = await fixture.postForm(good);
    expect(reply.statusCode).toBe(500);
    expect(reply.body).toMatch(/^ERROR InternalError: .*\n$/);
    expect(reply.body).not.toContain('SELECT');
    const logged = fixture.log.find(line => line.includes('SELECT secret FROM somewhere'));
    expect(JSON.parse(logged ?? '{}').reqId).toBe(reply.headers['x-request-id']);
  });

  test('secrets do not come into the log', async () => {
    fixture.storageFault = new Error('broken');
    await register({ ...good, secret: 'almost the system key' });
    await fixture.postForm(good);
    expect(fixture.log.join('')).toContain('report refused');
    expect(fixture.log.join('')).not.toContain('system key');
  });
});
