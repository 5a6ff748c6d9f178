import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUpDatabase } from '@foyer/tracker';
import { readArguments } from '../command/read-arguments.ts';
import { type Subcommand, succeed } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { DATA_HELP, DATA_OPTIONS, findDatabaseFile } from './desk-options.ts';

const MIB = 1024 ** 2;

export const backup: Subcommand = {
  name: 'backup',
  synopsis: 'FILE [--replace] [--data DIR]',
  summary: 'copies the database into one file, also while the tracker runs',
  help: `FILE is what the backup is called, or a folder: there it gets a name by the time.

  --replace    a file of that name may go, once the new one is complete and checked
${DATA_HELP}

Everything that was acknowledged when it began is in it, and the tracker is not held up. It has the hashes
of the machines' secrets, so that nobody but its owner may read it; by what viewers of the day
could be found again is left out.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...DATA_OPTIONS, replace: { type: 'boolean' } } });
    const [place, ...rest] = given.positionals;
    if (place === undefined || rest.length > 0) throw new UsageError('Expected one file: backup FILE');
    const databaseFile = findDatabaseFile(given, env);
    const file = chooseFile(resolve(place), new Date());
    const { bytes } = await backUpDatabase({ databaseFile, file, replace: given.values.replace === true });
    return succeed(`${file}: ${formatSize(bytes)}, checked. Back: npm run tracker restore ${file}\n`);
  },
};

function chooseFile(place: string, now: Date): string {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return isFolder ? join(place, `tracker-${stamp}.db`) : place;
}

function formatSize(bytes: number): string {
  return bytes < MIB ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / MIB).toFixed(1)} MiB`;
}
