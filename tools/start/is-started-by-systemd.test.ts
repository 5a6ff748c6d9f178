import { expect, test } from 'vitest';
import { isStartedBySystemd } from './is-started-by-systemd.ts';

test.each([
  ['a unit', '5c3f2d0d5b7b4cf7a6b6b6d1f0a3c2e1', false, true],
  ['a terminal that is of a unit', '5c3f2d0d5b7b4cf7a6b6b6d1f0a3c2e1', true, false],
  ['a script of a person', undefined, false, false],
  ['an environment that was emptied', '', false, false],
])('%s', (_where, id, isTerminal, expected) => {
  const env = id === undefined ? {} : { INVOCATION_ID: id };
  expect(isStartedBySystemd({ env, isTerminal })).toBe(expected);
});
