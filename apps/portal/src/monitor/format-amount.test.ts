import { describe, expect, it } from 'vitest';
import { formatAge, formatBitrate } from './format-amount.ts';

const join = ({ value, unit }: { value: string; unit: string }) => `${value} ${unit}`;

describe('formatBitrate', () => {
  it.each([
    [0, '0 bit/s'],
    [-1, '0 bit/s'],
    [999, '999 bit/s'],
    [1_000, '1.0 kbit/s'],
    [9_940, '9.9 kbit/s'],
    [9_960, '10 kbit/s'],
    [82_000_000, '82 Mbit/s'],
    [999_600_000, '1.0 Gbit/s'],
    [5e16, '50000 Tbit/s'],
  ])('%d is %s', (bitrateBps, text) => {
    expect(join(formatBitrate(bitrateBps))).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [-5_000, '0 s'],
    [4_900, '4 s'],
    [99_999, '99 s'],
    [100_000, '1 min'],
    [99 * 60_000, '99 min'],
    [100 * 60_000, '1 h'],
    [47 * 3_600_000, '47 h'],
    [50 * 3_600_000, '2 d'],
  ])('%d ms is %s', (ageMs, text) => {
    expect(join(formatAge(ageMs))).toBe(text);
  });
});
