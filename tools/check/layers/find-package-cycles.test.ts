import { expect, test } from 'vitest';
import { findPackageCycles } from './find-package-cycles.ts';

const packagesOf = (graph: Record<string, string[]>) =>
  Object.entries(graph).map(([name, dependencies]) => ({
    name,
    dependencies,
    folder: name,
    level: 'domain' as const,
    files: [],
  }));

test('a cycle is shown whole', () => {
  const cycles = findPackageCycles(packagesOf({ main: ['a'], a: ['b', 'zod'], b: ['c'], c: ['a'] }));
  expect(cycles).toEqual([expect.stringContaining('packages depend on each other: a → b → c → a.')]);
});

test('a package that asks for itself is one', () => {
  expect(findPackageCycles(packagesOf({ a: ['a'] }))).toHaveLength(1);
});

test('two ways to the same package are none', () => {
  expect(findPackageCycles(packagesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
});
