import { fileURLToPath } from 'node:url';
import { listGeneratorSteps } from './check/list-steps.ts';
import { reportSteps } from './check/report-steps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = listGeneratorSteps(root);

if (process.argv.includes('--help')) {
  const names = steps.map(({ name }) => name).join(', ');
  process.stdout.write(`Usage: npm run generate\n\nWrites what is generated and committed: ${names}.\n`);
} else {
  const results = await reportSteps(steps, root);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
