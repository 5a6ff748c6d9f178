import { availableParallelism } from 'node:os';
import { runSteps } from './run-steps.ts';
import type { Step, StepResult } from './step.ts';

const MOST_AT_ONCE = 4;

/** Runs the steps and prints a line for each, and what a failed one says. */
export async function reportSteps(steps: readonly Step[], cwd: string): Promise<StepResult[]> {
  const width = Math.max(...steps.map(({ name }) => name.length));
  return runSteps({
    steps,
    cwd,
    parallel: Math.min(availableParallelism(), MOST_AT_ONCE),
    onResult: ({ step, passed, durationMs, output }) => {
      const seconds = `${(durationMs / 1000).toFixed(1)} s`.padStart(7);
      console.log(`${passed ? '✓' : '✗'} ${step.name.padEnd(width)} ${seconds}`);
      if (!passed) console.log(`\n${output.trim()}\n`);
    },
  });
}
