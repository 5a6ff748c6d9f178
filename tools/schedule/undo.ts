import { join } from 'node:path';
import { CorrectionError, CorrectionFolder } from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import { readArguments } from '../command/read-arguments.ts';
import { type Outcome, type Subcommand, succeed, warn } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { CLOCK_HELP, FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import { type ExpiredCorrections, endKept } from './end-expired.ts';
import { readFileSettings } from './read-file-settings.ts';
import { readUndoClock } from './read-undo-clock.ts';

export const undo: Subcommand = {
  name: 'undo',
  synopsis: 'ID …',
  summary: 'takes corrections back',
  help: `An ID is what the command said that made the correction, and what "corrections" lists.
What is over by itself stays so.

${FILE_HELP}

${CLOCK_HELP}
A config that cannot be used keeps nothing from being taken back: the time is then that of the portal, or the
real one, as it is where FOYER_NOW is set without a rehearsal.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: FILE_OPTIONS });
    const ids = given.positionals;
    if (ids.length === 0) throw new UsageError('Expected the id of a correction: undo ID');
    const configured = ids.find(id => /^config-\d+$/.test(id));
    if (configured !== undefined) {
      throw new UsageError(`${configured} stands under "corrections" in the config. Take it out there.`);
    }
    const settings = readFileSettings(env, readFiles(given));
    const { dataDir } = settings;
    const folder = new CorrectionFolder({ dir: join(dataDir, 'corrections') });
    const { config, clock } = await readUndoClock(settings);
    const expired = await endKept({ dataDir, config, clock });
    const outcome = await takeBack(folder, { ids: [...new Set(ids)], now: clock.now, expired });
    return warn(outcome, clock.note === null ? [] : [clock.note]);
  },
};

interface TakeBackOptions {
  ids: readonly string[];
  now: Instant;
  expired: ExpiredCorrections;
}

async function takeBack(folder: CorrectionFolder, { ids, now, expired }: TakeBackOptions): Promise<Outcome> {
  const done: string[] = [];
  const over: string[] = [];
  const warnings: CorrectionError[] = [...expired.failures];
  const failures: CorrectionError[] = [];
  for (const id of ids) {
    try {
      const warning = await folder.remove(id, now);
      done.push(id);
      if (warning !== null) warnings.push(warning);
    } catch (error) {
      if (!(error instanceof CorrectionError)) throw error;
      if (error.code === 'CORRECTION_UNKNOWN' && expired.ids.has(id)) over.push(id);
      else failures.push(error);
    }
  }
  const messages = [...failures, ...warnings].map(({ message }) => message);
  const lines = [
    ...(done.length === 0 ? [] : [`Taken back: ${done.join(', ')}\n`]),
    ...(over.length === 0 ? [] : [`Over already: ${over.join(', ')}\n`]),
  ];
  return { ...warn(succeed(lines.join('')), messages), exitCode: failures.length > 0 ? 1 : 0 };
}
