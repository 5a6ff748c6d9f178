import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portalErrorCodes } from './errors.ts';

test('docs/errors.md says the same of the portal', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const section = page.split(/^## /m).find(part => part.startsWith('When the portal does not start')) ?? '';
  const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, code, what]) => [
    code,
    what?.trim(),
  ]);
  expect(rows).toEqual(Object.entries(portalErrorCodes));
});
