import { realpathSync } from 'node:fs';
import { ConfigError } from '@foyer/config';
import { BackupError, NodeVersionError, TrackerStorageError } from '@foyer/tracker';
import { type Program, printOutcome, runSubcommands } from './command/run-subcommands.ts';
import type { Outcome } from './command/subcommand.ts';
import { backup } from './tracker/backup.ts';
import { drain } from './tracker/drain.ts';
import { restore } from './tracker/restore.ts';
import { secrets } from './tracker/secrets.ts';

const PROGRAM: Program = {
  name: 'tracker',
  purpose:
    'What an operator tells the tracker, on the machine that has its data folder, while it runs or not.',
  subcommands: [drain, secrets, backup, restore],
  expectedErrors: [BackupError, ConfigError, NodeVersionError, TrackerStorageError],
};

/** `npm run tracker`, without its process. */
export function runTrackerTool(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return runSubcommands(PROGRAM, argv, env);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  printOutcome(await runTrackerTool(process.argv.slice(2), process.env));
}
