import { join } from 'node:path';
import { createClock, readSettings } from '@foyer/config';
import { CorrectionFolder } from '@foyer/feeds';
import { readArguments } from '../command/read-arguments.ts';
import { type Subcommand, succeed } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';

export const undo: Subcommand = {
  name: 'undo',
  synopsis: 'ID …',
  summary: 'takes corrections back',
  help: `An ID is what the command said that made the correction, and what "corrections" lists.

${FILE_HELP}`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: FILE_OPTIONS });
    const ids = given.positionals;
    if (ids.length === 0) throw new UsageError('Expected the id of a correction: undo ID');
    const configured = ids.find(id => /^config-\d+$/.test(id));
    if (configured !== undefined) {
      throw new UsageError(`${configured} stands under "corrections" in the config. Take it out there.`);
    }
    const { data } = readFiles(given);
    const settings = readSettings(env, data === undefined ? [] : ['--data', data]);
    const folder = new CorrectionFolder({ dir: join(settings.dataDir, 'corrections') });
    const now = createClock(settings);
    for (const id of ids) await folder.remove(id, now());
    return succeed(`Taken back: ${ids.join(', ')}\n`);
  },
};
