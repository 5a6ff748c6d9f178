import { realpathSync } from 'node:fs';
import { ConfigError, readSettings } from '@foyer/config';
import { CorrectionError, FeedError } from '@foyer/feeds';
import { type Program, printOutcome, runSubcommands } from './command/run-subcommands.ts';
import type { Outcome } from './command/subcommand.ts';
import { accept } from './schedule/accept.ts';
import { cancel } from './schedule/cancel.ts';
import { corrections } from './schedule/corrections.ts';
import { delay } from './schedule/delay.ts';
import { now } from './schedule/now.ts';
import { status } from './schedule/status.ts';
import { undo } from './schedule/undo.ts';

const PROGRAM: Program = {
  name: 'schedule',
  purpose: 'How the programme is, and what the organisers know better.',
  subcommands: [status, accept, delay, now, cancel, corrections, undo],
  checkEnvironment: env => void readSettings(env),
  expectedErrors: [ConfigError, CorrectionError, FeedError],
};

/** `npm run schedule`, without its process. */
export function runScheduleTool(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return runSubcommands(PROGRAM, argv, env);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  printOutcome(await runScheduleTool(process.argv.slice(2), process.env));
}
