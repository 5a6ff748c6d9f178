import { endpointStatsReplySchema } from '@foyer/contract';
import { beforeEach, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const MINUTE = 60_000;

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

function register(address: string, load: object, room = 'hall') {
  const secret = room === 'annex' ? 'annex key' : 'system key';
  return fixture.send('POST', '/api/v1/registrations', { address, body: { room, load }, secret });
}

async function read(headers: Record<string, string> = {}) {
  const reply = await fixture.get('/endpoint/stats', headers);
  return endpointStatsReplySchema.strict().parse(reply.json());
}

test('endpoints are active for ten minutes, and shown for seven days, with their sums', async () => {
  await register('192.0.2.1', { overall_bitrate: 5e6, overall_clients: 10, webm_high_bitrate: 4e6 });
  fixture.now += MINUTE;
  await register('192.0.2.2', { overall_bitrate: 7e6, overall_clients: 3 });
  const first = { id: 'hall@192.0.2.1', group: 'hall', lastSeenAt: '2026-11-20T12:00:00.000Z' };
  const second = { id: 'hall@192.0.2.2', group: 'hall', lastSeenAt: '2026-11-20T12:01:00.000Z' };
  expect((await read()).active).toEqual({
    endpoints: [
      { ...first, load: { overall_bitrate: 5e6, overall_clients: 10, webm_high_bitrate: 4e6 } },
      { ...second, load: { overall_bitrate: 7e6, overall_clients: '<5' } },
    ],
    // Thirteen less the ten of the first would be three.
    sums: { overall_bitrate: 12e6, overall_clients: 10, webm_high_bitrate: 4e6 },
  });
  const { active } = await read({ authorization: 'Bearer system key' });
  expect([active.endpoints[1]?.load.overall_clients, active.sums.overall_clients]).toEqual([3, 13]);
  fixture.now += 10 * MINUTE;
  expect(await read()).toMatchObject({ active: { endpoints: [second] }, inactive: { endpoints: [first] } });
});

test('what is so much for each client does not tell how few they are', async () => {
  await register('192.0.2.1', { webm_high_clients: 3, webm_high_cbitrate: 6e6, webm_low_clients: 9 });
  await register('192.0.2.2', { webm_high_clients: 9, webm_high_cbitrate: 18e6, webm_low_cbitrate: 9e6 });
  const { active } = await read();
  expect(active.endpoints.map(({ load }) => load)).toEqual([
    { webm_high_clients: '<5', webm_low_clients: 9 },
    { webm_high_clients: 9, webm_high_cbitrate: 18e6, webm_low_cbitrate: 9e6 },
  ]);
  expect(active.sums).toEqual({ webm_high_clients: 10, webm_low_clients: 9, webm_low_cbitrate: 9e6 });
  const { sums } = (await read({ authorization: 'Bearer system key' })).active;
  expect(sums).toMatchObject({ webm_high_clients: 12, webm_high_cbitrate: 24e6 });
});

test('endpoints of rooms that the config has no more are not shown', async () => {
  await register('192.0.2.1', {});
  fixture.access.update({ ...createConfig('system key'), rooms: [{ name: 'annex', secret: null }] });
  expect((await read()).active.endpoints).toEqual([]);
});

test.each([
  ['/streams.js', '/tracker/streams.json'],
  ['/hall/stream.js', '/tracker/hall/stream.json'],
  ['/..%2Fhall/stream.js', '/tracker/..%2Fhall/stream.json'],
  ['/endpoint/logs', '/'],
])('%s leads to %s', async (url, location) => {
  const reply = await fixture.get(url);
  expect([reply.statusCode, reply.headers.location]).toEqual([302, location]);
  expect(reply.headers['cache-control']).toBe('no-store');
});
