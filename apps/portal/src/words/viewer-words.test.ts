import { expect, it } from 'vitest';
import { describeViewers } from './viewer-words.ts';

it('says how many watch, but not how few', () => {
  expect(describeViewers(1_234)).toBe('1,234 watching');
  expect(describeViewers('<5')).toBeNull();
  expect(describeViewers(null)).toBeNull();
});
