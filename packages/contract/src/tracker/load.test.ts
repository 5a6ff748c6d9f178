import { expect, test } from 'vitest';
import { loadKeys, loadSchema } from './load.ts';

test('the keys are those of the ancestor', () => {
  expect(loadKeys).toHaveLength(5 + 5 * 2 * 3);
  expect(loadKeys).toContain('overall_cbitrate');
  expect(loadKeys).toContain('mp3_low_clients');
});

test.each([0, 0.5, 81_250_000.25])('%d is a bitrate', value => {
  expect(loadSchema.parse({ overall_bitrate: value })).toEqual({ overall_bitrate: value });
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '12', null, [1]])(
  '%j is not a bitrate',
  value => {
    expect(loadSchema.safeParse({ overall_bitrate: value }).success).toBe(false);
  },
);

test('there are no more clients than people', () => {
  expect(loadSchema.safeParse({ overall_clients: 1e10 }).success).toBe(false);
});
