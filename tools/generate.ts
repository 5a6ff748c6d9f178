import { fileURLToPath } from 'node:url';
import { listGeneratorSteps } from './check/list-steps.ts';
import { reportSteps } from './check/report-steps.ts';
import { runPlainCommand } from './command/run-plain-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = listGeneratorSteps(root);

const names = steps.map(({ name }) => name).join(', ');

process.exitCode = await runPlainCommand(process.argv.slice(2), {
  usage: `Usage: npm run generate\n\nWrites what is generated and committed: ${names}.\n`,
  run: async () => {
    const results = await reportSteps(steps, root);
    return results.every(({ passed }) => passed) ? 0 : 1;
  },
});
