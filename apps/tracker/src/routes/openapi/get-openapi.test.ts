import { formatRoutePattern, type Route, trackerRoutes } from '@foyer/contract';
import { expect, test } from 'vitest';
import { RouteFixture } from '../route-fixture.ts';

const fixture = new RouteFixture();

test('the tracker describes itself, and says when it has not changed', async () => {
  const reply = await fixture.get('/api/v1/openapi.json');
  expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('public, max-age=300');
  expect(Object.keys(reply.json().paths)).toContain('/tracker/api/v1/rooms');
  const headers = { 'if-none-match': String(reply.headers.etag) };
  expect((await fixture.get('/api/v1/openapi.json', headers)).statusCode).toBe(304);
});

test('what is described is served, and what is served is described', async () => {
  await fixture.app.ready();
  const served = [...fixture.app.counters.requests.keys()].filter(route => !route.startsWith('HEAD '));
  const described = Object.values<Route>(trackerRoutes).map(
    route => `${route.method} ${formatRoutePattern(route)}`,
  );
  expect(served.toSorted()).toEqual(described.toSorted());
});
