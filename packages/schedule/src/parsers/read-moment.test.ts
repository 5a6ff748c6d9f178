import { expect, test } from 'vitest';
import { END_OF_TIME } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { checkEnd } from './read-moment.ts';

test.each([
  [END_OF_TIME - 2_000, END_OF_TIME, END_OF_TIME, []],
  [END_OF_TIME - 2_000, END_OF_TIME + 1_000, null, ['end-absurd']],
  [2_000, 1_000, null, ['end-before-start']],
])('of a session from %d to %d the end is %d', (startsAt, endsAt, expected, codes) => {
  const log = new ProblemLog();
  expect(checkEnd({ startsAt, endsAt, position: {} }, log)).toBe(expected);
  expect(log.list().map(({ code }) => code)).toEqual(codes);
});
