import { expect, test } from 'vitest';
import { formatDelay, readDelay } from './read-delay.ts';

test.each([
  ['+10m', 600_000],
  ['10', 600_000],
  ['-5m', -300_000],
  ['−5', -300_000],
  ['1h', 3_600_000],
  ['90 s', undefined],
  [' 90s ', 90_000],
  ['5MIN', 300_000],
  ['24h', 86_400_000],
  ['25h', undefined],
  ['+3h30m', 12_600_000],
  ['-1h05', -3_900_000],
  ['1h90s', 3_690_000],
  ['23h61m', undefined],
  ['1h2h', undefined],
  ['h', undefined],
  ['+', undefined],
  ['0', undefined],
  ['', undefined],
  ['ten', undefined],
  ['1:30', undefined],
  ['1.5h', undefined],
  ['--5', undefined],
])('%s is read as %s', (text, delayMs) => {
  expect(readDelay(text)).toBe(delayMs);
});

test.each([
  [600_000, '+10m'],
  [-3_600_000, '-1h'],
  [5_400_000, '+90m'],
  [-90_000, '-90s'],
])('%d ms is written as %s, and read again', (delayMs, text) => {
  expect(formatDelay(delayMs)).toBe(text);
  expect(readDelay(text)).toBe(delayMs);
});
