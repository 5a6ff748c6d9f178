import type { Load } from '@foyer/contract';
import { expect, test } from 'vitest';
import { type Attendance, createAttendance, estimateLoadBps, estimateUtilisation } from './attendance.ts';
import { createEndpoint, type Report } from './endpoint.ts';
import { isPreferred } from './preference.ts';

function attend(
  address: string,
  load: Load,
  { sentViewers = 0, ...report }: Partial<Report & Attendance> = {},
): Attendance {
  const endpoint = createEndpoint({ room: 'hall', address, load, ...report }, 0);
  return { ...createAttendance(endpoint, { bitrateBps: 0, clients: 0 }), sentViewers };
}

/** Whom the next viewer gets, whoever is asked about first. */
function prefer(a: Attendance, b: Attendance): Attendance {
  expect(isPreferred(a, b)).toBe(!isPreferred(b, a));
  return isPreferred(a, b) ? a : b;
}

const gigabit = { capacity: { bitrateBps: 1e9 } };

test('a viewer costs what the viewers of that endpoint cost', () => {
  const load = { overall_bitrate: 60_000_000, overall_clients: 20 };
  expect(estimateLoadBps(attend('192.0.2.1', load, { sentViewers: 5 }))).toBe(60_000_000 + 5 * 3_000_000);
});

test('an endpoint that says nothing overall is taken by the sum of its streams, the loop aside', () => {
  const load = { webm_high_bitrate: 5e6, ogg_low_bitrate: 1e6, loop_bitrate: 9e6, webm_high_cbitrate: 7e6 };
  expect(estimateLoadBps(attend('192.0.2.1', load))).toBe(6e6);
});

test.each([
  ['bit/s', { bitrateBps: 1e9 }, 0.08],
  ['viewers', { viewers: 100 }, 0.2],
  ['both, by the one that is nearer', { bitrateBps: 1e9, viewers: 100 }, 0.2],
])('capacity may be said in %s', (_, capacity, expected) => {
  const load = { overall_bitrate: 60e6, overall_clients: 15 };
  expect(estimateUtilisation(attend('192.0.2.1', load, { capacity, sentViewers: 5 }))).toBeCloseTo(expected);
});

test('the least loaded of those that do not say what they can carry', () => {
  const busy = attend('192.0.2.1', { overall_bitrate: 9e6 });
  const calm = attend('192.0.2.2', { overall_bitrate: 8e6 });
  expect(prefer(busy, calm)).toBe(calm);
});

test('the one of whose capacity the smaller part is taken', () => {
  const small = attend('192.0.2.1', { overall_bitrate: 100e6 }, { capacity: { bitrateBps: 200e6 } });
  const large = attend('192.0.2.2', { overall_bitrate: 1e9 }, { capacity: { bitrateBps: 10e9 } });
  expect(prefer(small, large)).toBe(large);
});

test('twice the weight, twice the viewers', () => {
  const heavy = attend('192.0.2.1', { overall_bitrate: 150e6 }, { ...gigabit, weight: 2 });
  const light = attend('192.0.2.2', { overall_bitrate: 100e6 }, gigabit);
  expect(prefer(heavy, light)).toBe(heavy);
  const heavier = attend('192.0.2.1', { overall_bitrate: 250e6 }, { ...gigabit, weight: 2 });
  expect(prefer(heavier, light)).toBe(light);
});

test('weight 0 waits until the others are full, and is rather taken than a full one', () => {
  const reserve = attend('192.0.2.1', {}, { ...gigabit, weight: 0 });
  const almostFull = attend('192.0.2.2', { overall_bitrate: 990e6 }, gigabit);
  const full = attend('192.0.2.3', { overall_bitrate: 999e6 }, gigabit);
  expect(prefer(reserve, almostFull)).toBe(almostFull);
  expect(prefer(reserve, full)).toBe(reserve);
});

test('of full ones the one that is so the least', () => {
  const full = attend('192.0.2.1', { overall_bitrate: 1.1e9 }, gigabit);
  const fuller = attend('192.0.2.2', { overall_bitrate: 1.2e9 }, { ...gigabit, weight: 1.05 });
  expect(prefer(full, fuller)).toBe(full);
});

test('of several alike always the same one', () => {
  const first = attend('192.0.2.1', {});
  expect(prefer(attend('192.0.2.2', {}), first)).toBe(first);
});
