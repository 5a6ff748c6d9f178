import { fileURLToPath } from 'node:url';
import { createUnitTestStep, listStaticSteps } from './list-steps.ts';
import { reportSteps } from './report-steps.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The unit tests take longest, so they begin first.
const results = await reportSteps([createUnitTestStep(root), ...listStaticSteps(root)], root);
const failed = results.filter(({ passed }) => !passed).map(({ step }) => step.name);
if (failed.length > 0) {
  console.log(`${failed.length} of ${results.length} failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
