import type { Load } from '@foyer/contract';
import { expect, test } from 'vitest';
import { type Candidate, chooseEndpoint, estimateLoad } from './choose-endpoint.ts';
import { createEndpoint } from './endpoint.ts';

function createCandidate(address: string, load: Load, sentViewers = 0): Candidate {
  return { endpoint: createEndpoint({ room: 'hall', address, load }, 0), sentViewers };
}

test('a viewer costs what the viewers of that endpoint cost', () => {
  const candidate = createCandidate('192.0.2.1', { overall_bitrate: 60_000_000, overall_clients: 20 }, 5);
  expect(estimateLoad(candidate)).toBe(60_000_000 + 5 * 3_000_000);
});

test('an endpoint that says nothing overall is taken by the sum of its streams, the loop aside', () => {
  const load = { webm_high_bitrate: 5e6, ogg_low_bitrate: 1e6, loop_bitrate: 9e6, webm_high_cbitrate: 7e6 };
  expect(estimateLoad(createCandidate('192.0.2.1', load))).toBe(6e6);
});

test('the least loaded is chosen', () => {
  const busy = createCandidate('192.0.2.1', { overall_bitrate: 9e6 });
  const calm = createCandidate('192.0.2.2', { overall_bitrate: 8e6 });
  expect(chooseEndpoint([busy, calm])).toBe(calm);
  expect(chooseEndpoint([calm, busy])).toBe(calm);
});

test('of several alike it is always the same one', () => {
  const first = createCandidate('192.0.2.1', {});
  const second = createCandidate('192.0.2.2', {});
  expect(chooseEndpoint([second, first])).toBe(first);
  expect(chooseEndpoint([first, second])).toBe(first);
});

test('of none, none', () => {
  expect(chooseEndpoint([])).toBeUndefined();
});
