/** What a run came to. Exit code 1: what it met is wrong; 2: the command is. */
export interface Outcome {
  exitCode: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/** One of the things that a program does: `npm run PROGRAM -- NAME …`. */
export interface Subcommand {
  name: string;
  /** What stands after the name: `ROOM BY [OPTION …]`. */
  synopsis: string;
  /** One line for the list of all of them. */
  summary: string;
  /** What `--help` says below the synopsis. */
  help: string;
  /** @throws UsageError, or an error of a package that says what to do */
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome>;
}

/** Said and done. */
export function succeed(stdout: string): Outcome {
  return { exitCode: 0, stdout, stderr: '' };
}

/** The same, with what went wrong beside it: a line each. */
export function warn(outcome: Outcome, warnings: readonly string[]): Outcome {
  return { ...outcome, stderr: outcome.stderr + warnings.map(warning => `${warning}\n`).join('') };
}
