import { dirname, resolve } from 'node:path';
import { makeFolder } from '@foyer/config';
import { restoreDatabase } from '@foyer/tracker';
import { readArguments } from '../command/read-arguments.ts';
import { type Subcommand, succeed } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { DATA_HELP, DATA_OPTIONS, findDatabaseFile } from './desk-options.ts';
import { formatSecond } from './format-table.ts';

export const restore: Subcommand = {
  name: 'restore',
  synopsis: 'FILE [--data DIR]',
  summary: 'puts a backup in the place of the database; the tracker must not run',
  help: `FILE is a backup, also one of an older version.

${DATA_HELP}

It is checked first. The database that was there is kept beside it. What operators had said of endpoints and
machines is again as it was when the backup was made: a secret that was revoked since opens rooms again.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: DATA_OPTIONS });
    const [file, ...rest] = given.positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('Expected one file: restore FILE');
    const databaseFile = findDatabaseFile(given, env);
    makeFolder(dirname(databaseFile));
    const { lastSeenAt, keptAt } = await restoreDatabase({
      file: resolve(file),
      databaseFile,
      now: Date.now(),
    });
    const reported =
      lastSeenAt === null ? 'No endpoint had reported.' : `Last report: ${formatSecond(lastSeenAt)}.`;
    const kept = keptAt === null ? [] : [`What was there before is ${keptAt}; delete it when all is well.`];
    return succeed(`${[`${databaseFile} is what ${file} was. ${reported}`, ...kept].join('\n')}\n`);
  },
};
