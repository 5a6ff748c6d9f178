import { realpathSync } from 'node:fs';
import { ConfigError } from '@foyer/config';
import { CorrectionError, FeedError } from '@foyer/feeds';
import { type Program, printOutcome, runSubcommands } from './command/run-subcommands.ts';
import type { Outcome } from './command/subcommand.ts';
import { cancel } from './schedule/cancel.ts';
import { corrections } from './schedule/corrections.ts';
import { delay } from './schedule/delay.ts';
import { now } from './schedule/now.ts';
import { undo } from './schedule/undo.ts';

const PROGRAM: Program = {
  name: 'schedule',
  purpose: 'What the organisers know better than the programme.',
  subcommands: [delay, now, cancel, corrections, undo],
  expectedErrors: [ConfigError, CorrectionError, FeedError],
};

/** `npm run schedule`, without its process. */
export function runScheduleTool(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return runSubcommands(PROGRAM, argv, env);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  printOutcome(await runScheduleTool(process.argv.slice(2), process.env));
}
