import { join } from 'node:path';
import type { Step } from './step.ts';

/** What is generated and committed: each script writes its files, or with `--check` says if they are stale. */
const GENERATORS = [
  { name: 'config schema', script: 'packages/config/src/generate-schema.ts' },
  { name: 'OpenAPI', script: 'packages/contract/src/generate-openapi.ts' },
  { name: 'tracker migrations', script: 'tools/check/generate-migrations.ts' },
];

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

/** Everything a reviewer would look at without running the system. */
export function listStaticSteps(root: string): Step[] {
  const steps: Step[] = [
    { name: 'format and lint', script: BIOME, args: ['ci', '.'] },
    { name: 'layers', script: 'tools/check/layers/main.ts', args: [] },
    { name: 'types', script: TSC, args: ['--project', '.'] },
    { name: 'types: portal', script: TSC, args: ['--project', 'apps/portal'] },
    { name: 'types: tests, benchmarks', script: TSC, args: ['--project', 'tests'] },
    ...GENERATORS.map(({ name, script }) => ({ name: `up to date: ${name}`, script, args: ['--check'] })),
  ];
  return steps.map(step => resolveStep(root, step));
}

export function createUnitTestStep(root: string): Step {
  return resolveStep(root, { name: 'unit tests', script: VITEST, args: ['run', '--project', 'unit'] });
}

export function listGeneratorSteps(root: string): Step[] {
  return GENERATORS.map(({ name, script }) => resolveStep(root, { name, script, args: [] }));
}

function resolveStep(root: string, step: Step): Step {
  return { ...step, script: join(root, step.script) };
}
