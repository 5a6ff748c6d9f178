/** One thing that is checked: a script that Node runs, and that fails with an exit code. */
export interface Step {
  name: string;
  script: string;
  args: readonly string[];
}

export interface StepResult {
  step: Step;
  passed: boolean;
  durationMs: number;
  output: string;
}
