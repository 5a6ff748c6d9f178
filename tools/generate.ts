import { fileURLToPath } from 'node:url';
import { listGeneratorSteps } from './check/list-steps.ts';
import { reportSteps } from './check/report-steps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const results = await reportSteps(listGeneratorSteps(root), root);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
