import { expect, test } from 'vitest';
import { reloadDelayMs } from './reload-delay.ts';

const delays = (reloadS: number, failedAttempts: number) =>
  [0, 0.999_999].map(random => Math.round(reloadDelayMs({ reloadS, failedAttempts, random })));

test('after a success it is the interval, ten per cent more or less', () => {
  expect(delays(60, 0)).toEqual([54_000, 66_000]);
});

test('after failures it doubles from five seconds', () => {
  expect([1, 2, 3, 4].map(attempts => delays(600, attempts))).toEqual([
    [5_000, 6_250],
    [10_000, 12_500],
    [20_000, 25_000],
    [40_000, 50_000],
  ]);
});

test.each([9, 2000])('after %i failures it is spread and never longer than the interval', attempts => {
  expect(delays(600, attempts)).toEqual([480_000, 600_000]);
});

test('an interval under five seconds is kept also after a failure', () => {
  expect(delays(1, 1)).toEqual([800, 1_000]);
});
