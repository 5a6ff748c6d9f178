import { expect, test } from 'vitest';
import { assertNodeVersion } from './node-version.ts';

test('a Node on which the database driver would crash is refused in words', () => {
  expect(() => assertNodeVersion('20.20.2')).toThrow('needs Node 22 or newer, this is 20.20.2');
  expect(() => assertNodeVersion('22.12.0')).not.toThrow();
  expect(() => assertNodeVersion('24.21.0')).not.toThrow();
});
