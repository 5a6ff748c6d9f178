import { spawn } from 'node:child_process';
import type { Step, StepResult } from './step.ts';

export interface RunStepsOptions {
  steps: readonly Step[];
  cwd: string;
  /** How many run at a time. */
  parallel: number;
  onResult: (result: StepResult) => void;
}

/** Runs all steps, also after one has failed. */
export async function runSteps({ steps, cwd, parallel, onResult }: RunStepsOptions): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step, cwd);
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results;
}

function runStep(step: Step, cwd: string): Promise<StepResult> {
  const startedMs = performance.now();
  return new Promise(resolve => {
    let output = '';
    const child = spawn(process.execPath, [step.script, ...step.args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const end = (passed: boolean) =>
      resolve({ step, passed, output, durationMs: performance.now() - startedMs });
    child.once('error', error => {
      output += error.message;
      end(false);
    });
    child.once('close', code => end(code === 0));
  });
}
