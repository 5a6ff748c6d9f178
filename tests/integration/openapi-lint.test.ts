import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';

test.each(['openapi.json', 'portal-openapi.json'])('a linter finds nothing wrong with %s', async name => {
  const source = readFileSync(new URL(`../../packages/contract/${name}`, import.meta.url), 'utf8');
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // Some addresses take nothing that could be wrong, and some only send elsewhere.
      'operation-4xx-response': 'off',
      'operation-2xx-response': 'off',
    },
  });
  const problems = await lintFromString({ source, absoluteRef: name, config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});
