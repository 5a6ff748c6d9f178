import { expect, test } from 'vitest';
import { assertNodeVersion } from './node-version.ts';

test.each([
  ['20.20.2', '9'],
  ['22.13.1', '9'],
  ['23.5.0', '9'],
])('Node %s, on which the database driver would crash, is refused in words', (node, napi) => {
  expect(() => assertNodeVersion({ node, napi })).toThrow(`needs Node 22.14 or newer, this is ${node}`);
});

test.each([
  ['22.14.0', '10'],
  ['24.21.0', '10'],
  ['26.0.0', '11'],
])('Node %s will do', (node, napi) => {
  expect(() => assertNodeVersion({ node, napi })).not.toThrow();
});
