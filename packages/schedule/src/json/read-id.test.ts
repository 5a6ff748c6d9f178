import { expect, it } from 'vitest';
import { readId } from './read-id.ts';

it('takes texts and numbers for ids, and nothing else', () => {
  expect([7, '7', '', 0].map(readId)).toEqual(['7', '7', '', '0']);
  expect([null, undefined, true, ['7'], {}, { toString: () => '7' }].map(readId)).toEqual(Array(6).fill(''));
});
