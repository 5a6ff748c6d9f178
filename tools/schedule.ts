import { realpathSync } from 'node:fs';
import { ConfigError, SettingsError } from '@foyer/config';
import { CorrectionError, FeedError } from '@foyer/feeds';
import { UsageError } from './registering/usage-error.ts';
import { cancel } from './schedule/cancel.ts';
import { corrections } from './schedule/corrections.ts';
import { delay } from './schedule/delay.ts';
import { now } from './schedule/now.ts';
import type { Outcome, Subcommand } from './schedule/subcommand.ts';
import { undo } from './schedule/undo.ts';

const SUBCOMMANDS: readonly Subcommand[] = [delay, now, cancel, corrections, undo];

/** `npm run schedule`, without its process. Exit code 1: what it met is wrong; 2: the command is. */
export async function runScheduleTool(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const [name, ...args] = argv;
  const subcommand = SUBCOMMANDS.find(candidate => candidate.name === name);
  if (name === '--help' || name === 'help') return { exitCode: 0, stdout: writeUsage(), stderr: '' };
  if (subcommand === undefined) {
    const complaint = name === undefined ? '' : `There is no "${name}".\n\n`;
    return { exitCode: 2, stdout: '', stderr: `${complaint}${writeUsage()}` };
  }
  if (args.includes('--help')) return { exitCode: 0, stdout: writeHelp(subcommand), stderr: '' };
  try {
    return await subcommand.run(args, env);
  } catch (error) {
    const exitCode = findExitCode(error);
    if (exitCode === null || !(error instanceof Error)) throw error;
    return { exitCode, stdout: '', stderr: `${error.message}\n` };
  }
}

function writeUsage(): string {
  const width = Math.max(...SUBCOMMANDS.map(({ name }) => name.length));
  const lines = SUBCOMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `Usage: npm run schedule -- COMMAND …

What the organisers know better than the programme.

${lines.join('')}
npm run schedule -- COMMAND --help says more of each.
`;
}

function writeHelp({ name, synopsis, summary, help }: Subcommand): string {
  return `Usage: ${`npm run schedule -- ${name} ${synopsis}`.trim()}

${summary.replace(/^./, first => first.toUpperCase())}.

${help}
`;
}

function findExitCode(error: unknown): 1 | 2 | null {
  if (error instanceof UsageError || error instanceof SettingsError) return 2;
  const isOurs = [ConfigError, CorrectionError, FeedError].some(kind => error instanceof kind);
  return isOurs ? 1 : null;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  const { exitCode, stdout, stderr } = await runScheduleTool(process.argv.slice(2), process.env);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}
