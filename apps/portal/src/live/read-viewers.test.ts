import { expect, it } from 'vitest';
import { readViewers } from './read-viewers.ts';

it.each([
  ['viewers', '{"room":"hall","viewers":26}', 26],
  ['viewers', '{"room":"hall","viewers":"<5"}', '<5'],
  ['snapshot', '{"presence":[],"viewers":[{"room":"hall","viewers":7}]}', 7],
  ['snapshot', '{"presence":[],"viewers":[]}', null],
  ['snapshot', '{"presence":[]}', null],
  ['presence', '{"room":"hall","viewers":26}', null],
  ['viewers', '{"room":"hall","viewers":{}}', null],
  ['viewers', 'null', null],
  ['viewers', '{', null],
])('reads %s %s as %s', (type, json, viewers) => {
  expect(readViewers(type, json)).toBe(viewers);
});
