import { SettingsError } from '@foyer/config';
import { bearClosedPipes } from './bear-closed-pipes.ts';
import type { Outcome, Subcommand } from './subcommand.ts';
import { UsageError } from './usage-error.ts';

export interface Program {
  /** As in `npm run NAME`. */
  name: string;
  /** What it is for, in a sentence. */
  purpose: string;
  subcommands: readonly Subcommand[];
  /** Of what all of them need, before what is wrong with the arguments. @throws SettingsError */
  checkEnvironment?: (env: NodeJS.ProcessEnv) => void;
  /** Errors that say what is wrong and what to do. */
  expectedErrors: readonly (new (
    ...args: never[]
  ) => Error)[];
}

/** Runs the subcommand that is named, without a process. Exit code 1: what it met is wrong; 2: the command is. */
export async function runSubcommands(
  program: Program,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const [name, ...args] = argv;
  const subcommand = program.subcommands.find(candidate => candidate.name === name);
  if (name === '--help' || name === 'help') return { exitCode: 0, stdout: writeUsage(program), stderr: '' };
  if (subcommand === undefined) {
    const complaint = name === undefined ? '' : `There is no "${name}".\n\n`;
    return { exitCode: 2, stdout: '', stderr: `${complaint}${writeUsage(program)}` };
  }
  if (args.includes('--help')) return { exitCode: 0, stdout: writeHelp(program, subcommand), stderr: '' };
  try {
    program.checkEnvironment?.(env);
    return await subcommand.run(args, env);
  } catch (error) {
    const exitCode = findExitCode(error, program);
    if (exitCode === null || !(error instanceof Error)) throw error;
    return { exitCode, stdout: '', stderr: `${error.message}\n` };
  }
}

/** Prints what a run came to and ends this process with its code. */
export function printOutcome({ exitCode, stdout, stderr }: Outcome): void {
  bearClosedPipes();
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

function writeUsage({ name: program, purpose, subcommands }: Program): string {
  const width = Math.max(...subcommands.map(({ name }) => name.length));
  const lines = subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `Usage: npm run ${program} -- COMMAND …

${purpose}

${lines.join('')}
npm run ${program} -- COMMAND --help says more of each.
`;
}

function writeHelp(program: Program, { name, synopsis, summary, help }: Subcommand): string {
  return `Usage: ${`npm run ${program.name} -- ${name} ${synopsis}`.trim()}

${summary.replace(/^./, first => first.toUpperCase())}.

${help}
`;
}

function findExitCode(error: unknown, { expectedErrors }: Program): 1 | 2 | null {
  if (error instanceof UsageError || error instanceof SettingsError) return 2;
  return expectedErrors.some(kind => error instanceof kind) ? 1 : null;
}
