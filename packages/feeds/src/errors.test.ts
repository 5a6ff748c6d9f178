import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { feedErrorMeanings } from './errors.ts';

test('the README explains every code, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `(FEED_\w+)` +\| (.+?) +\|$/gm)];
  expect(rows.map(([, code, meaning]) => [code, meaning])).toEqual(Object.entries(feedErrorMeanings));
});
