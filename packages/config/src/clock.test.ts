import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

test('without an instant it tells the real time', () => {
  let real = 5;
  const clock = createClock({ now: null }, () => real);
  real += 7;
  expect(clock()).toBe(12);
});

test('from an instant it runs on as the real time does', () => {
  let real = 5_000;
  const clock = createClock({ now: 100 }, () => real);
  expect(clock()).toBe(100);
  real += 250;
  expect(clock()).toBe(350);
});
