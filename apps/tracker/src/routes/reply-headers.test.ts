import { formatRoutePath, type Route, trackerRoutes } from '@foyer/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { RouteFixture } from './route-fixture.ts';

let fixture: RouteFixture;

beforeEach(async () => {
  fixture = new RouteFixture();
  await fixture.postRegistration({ room: 'hall', components: [{ name: 'a', type: 'b', mood: 'happy' }] });
});

const routes = Object.entries<Route>(trackerRoutes);
const params = { room: 'hall', group: 'hall' };

describe('a reply says to caches, and to pages of other sites, what they may do', () => {
  // Events never end; what is before them is tested where a real connection is.
  const read = routes.filter(
    ([, { method, produces }]) => method === 'GET' && produces !== 'text/event-stream',
  );
  test.each(read)('%s', async (_, route) => {
    const url = formatRoutePath(route, params);
    const isSecret = route.security === 'bearer';
    const reply = await fixture.getRoot(url, isSecret ? { authorization: 'Bearer system key' } : {});
    expect(reply.statusCode).toBeLessThan(400);
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    const type = route.produces ?? 'application/json';
    if (reply.statusCode === 200) expect(reply.headers['content-type']).toMatch(new RegExp(`^${type}`));
    if (reply.headers['cache-control'] === 'no-store') {
      expect(reply.headers).not.toHaveProperty('etag');
      return;
    }
    expect(reply.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    const unchanged = await fixture.getRoot(url, { 'if-none-match': String(reply.headers.etag) });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  });

  test.each(routes.filter(([, { method }]) => method !== 'GET'))('%s', async (_, { method, ...route }) => {
    const url = formatRoutePath({ method, ...route }, params);
    const reply = await fixture.exchange({ method, url });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(reply.headers).not.toHaveProperty('etag');
  });
});
