import { fileURLToPath } from 'node:url';
import { runPlainCommand } from '../command/run-plain-command.ts';
import { createUnitTestStep, listStaticSteps } from './list-steps.ts';
import { reportSteps } from './report-steps.ts';

const USAGE = `Usage: npm run check

What a reviewer would look at, in under two minutes: format and lint, the layers' direction, types, whether
generated files are fresh, unit tests. All of it runs even if some of it fails.

  npx biome check --write     repairs format, and what lint can repair
  npm run generate            writes what is generated
  npm test                    the same checks, and all tests
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

process.exitCode = await runPlainCommand(process.argv.slice(2), { usage: USAGE, run: check });

async function check(): Promise<0 | 1> {
  // The unit tests take longest, so they begin first.
  const results = await reportSteps([createUnitTestStep(root), ...listStaticSteps(root)], root);
  const failed = results.filter(({ passed }) => !passed).map(({ step }) => step.name);
  if (failed.length === 0) return 0;
  console.log(`${failed.length} of ${results.length} failed: ${failed.join(', ')}`);
  return 1;
}
