import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('doubles its bound with each failure, as far as the interval', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 7, 1000].map(n => backoffMs(n, { maxMs: 30_000, random: () => 1 }));
    expect(bounds).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is anything below the bound', () => {
    expect(backoffMs(3, { maxMs: 30_000, random: () => 0.25 })).toBe(1000);
    expect(backoffMs(1, { maxMs: 500, random: () => 1 })).toBe(500);
  });
});
