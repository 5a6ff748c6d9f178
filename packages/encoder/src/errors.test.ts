import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { encoderErrorMeanings } from './errors.ts';

it('documents each code as the code itself does', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const documented = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, code, meaning]) => [
    code,
    meaning,
  ]);
  expect(Object.fromEntries(documented)).toEqual(encoderErrorMeanings);
});
