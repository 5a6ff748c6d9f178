import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('what is used stays, and there is never more than it may hold', () => {
  const map = new RecentMap<number>({ max: 10 });
  map.set('used', 1);
  map.set('not used', 2);
  for (let index = 0; index < 100; index += 1) {
    map.set(`passing ${index}`, index);
    expect(map.get('used')).toBe(1);
    expect(map.size).toBeLessThanOrEqual(10);
  }
  expect(map.get('not used')).toBeUndefined();
  expect(map.get('passing 99')).toBe(99);
});

test('of the last ones used, half as many as it may hold are there', () => {
  const map = new RecentMap<number>({ max: 10 });
  for (let index = 0; index < 123; index += 1) map.set(`${index}`, index);
  expect([118, 119, 120, 121, 122].map(index => map.get(`${index}`))).toEqual([118, 119, 120, 121, 122]);
});

test('a value is changed in its place', () => {
  const map = new RecentMap<number>({ max: 2 });
  map.set('a', 1);
  map.set('a', 2);
  expect([map.get('a'), map.size]).toEqual([2, 1]);
  map.clear();
  expect(map.get('a')).toBeUndefined();
});
