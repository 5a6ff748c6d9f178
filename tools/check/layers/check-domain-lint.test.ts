import { expect, test } from 'vitest';
import { checkDomainLint } from './check-domain-lint.ts';
import type { Level } from './levels.ts';

const packageOf = (folder: string, level: Level) => ({
  name: folder,
  folder,
  level,
  dependencies: [],
  files: [],
});
const packages = [
  packageOf('packages/room', 'domain'),
  packageOf('packages/media', 'domain'),
  packageOf('packages/feeds', 'adapter'),
];

test('every domain package has to be in the lint rules for them', () => {
  expect(checkDomainLint(packages, '{ "includes": ["packages/{media,room}/src/**"] }')).toEqual([]);
  expect(checkDomainLint(packages, '{ "includes": ["packages/{contract,room}/src/**"] }')).toEqual([
    expect.stringContaining('leave out packages/media'),
  ]);
  expect(checkDomainLint(packages, '{}')).toHaveLength(2);
});
