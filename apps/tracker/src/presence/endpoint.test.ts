import { expect, test } from 'vitest';
import { createEndpoint } from './endpoint.ts';
import { computeLeaseEnd, isLeaseGood } from './lease.ts';

const NOON = Date.UTC(2026, 10, 20, 12);

test.each([
  ['says nothing of the next', undefined, 60],
  ['comes every second', 1, 60],
  ['comes every 30 s', 30, 60],
  ['comes every 31.5 s', 31.5, 61.5],
  ['comes every hour', 3600, 3630],
])('a report that %s is good for as long as it takes', (_, nextInS, leaseS) => {
  expect(computeLeaseEnd(NOON, nextInS)).toBe(NOON + leaseS * 1000);
});

test('a lease ends at its end, not after', () => {
  const leaseEndsAt = computeLeaseEnd(NOON);
  expect(isLeaseGood({ leaseEndsAt }, leaseEndsAt - 1)).toBe(true);
  expect(isLeaseGood({ leaseEndsAt }, leaseEndsAt)).toBe(false);
});

test('an endpoint that lists no streams has those of the fixed scheme', () => {
  const { id, streams, preview } = createEndpoint({ room: 'hall', address: '192.0.2.7', load: {} }, NOON);
  expect(id).toBe('hall@192.0.2.7');
  expect(preview).toBeNull();
  expect(streams.map(({ kind, protocol, quality, url }) => [kind, protocol, quality, url])).toEqual([
    ['video', 'webm', 'high', 'http://192.0.2.7:8080/webcast-high.webm'],
    ['video', 'webm', 'low', 'http://192.0.2.7:8080/webcast-low.webm'],
    ['video', 'flv', 'high', 'http://192.0.2.7:8080/webcast-high.flv'],
    ['video', 'flv', 'low', 'http://192.0.2.7:8080/webcast-low.flv'],
    ['video', 'ogg', 'low', 'http://192.0.2.7:8080/webcast-low.ogv'],
    ['audio', 'aac', null, 'http://192.0.2.7:8080/audio-only.aac'],
    ['audio', 'ogg', null, 'http://192.0.2.7:8080/audio-only.ogg'],
    ['audio', 'mp3', null, 'http://192.0.2.7:8080/audio-only.mp3'],
  ]);
});

test('an IPv6 address is bracketed in a URL', () => {
  const { streams } = createEndpoint({ room: 'hall', address: '2001:db8::7', load: {} }, NOON);
  expect(streams[0]?.url).toBe('http://[2001:db8::7]:8080/webcast-high.webm');
});

test('an endpoint that lists none has none', () => {
  const report = { room: 'hall', address: '192.0.2.7', load: {}, streams: [] };
  expect(createEndpoint(report, NOON).streams).toEqual([]);
});
