import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCodes } from './error-codes.ts';

test('docs/errors.md shows the same codes, statuses and meanings', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const rows = page.matchAll(/^\| `(\w+)` \| (\d+) \| (.+) \|$/gm);
  const shown = Object.fromEntries(
    Array.from(rows, ([, code, status, meaning]) => [code, { status: Number(status), meaning }]),
  );
  expect(shown).toEqual(errorCodes);
});
