import { join } from 'node:path';
import { type Config, ConfigError, createClock, loadConfig, type Settings } from '@foyer/config';
import { CorrectionError, CorrectionFolder } from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import { readArguments } from '../command/read-arguments.ts';
import { type Outcome, type Subcommand, succeed, warn } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { type CommandClock, readCommandClock } from './command-clock.ts';
import { CLOCK_HELP, FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import { readFileSettings } from './read-file-settings.ts';

export const undo: Subcommand = {
  name: 'undo',
  synopsis: 'ID …',
  summary: 'takes corrections back',
  help: `An ID is what the command said that made the correction, and what "corrections" lists.

${FILE_HELP}

${CLOCK_HELP}`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: FILE_OPTIONS });
    const ids = given.positionals;
    if (ids.length === 0) throw new UsageError('Expected the id of a correction: undo ID');
    const configured = ids.find(id => /^config-\d+$/.test(id));
    if (configured !== undefined) {
      throw new UsageError(`${configured} stands under "corrections" in the config. Take it out there.`);
    }
    const settings = readFileSettings(env, readFiles(given));
    const folder = new CorrectionFolder({ dir: join(settings.dataDir, 'corrections') });
    const { now, note } = await readClock(settings);
    const outcome = await takeBack(folder, { ids: [...new Set(ids)], now });
    return warn(outcome, note === null ? [] : [note]);
  },
};

/** A config that is broken must not keep a correction from being taken back. */
async function readClock(settings: Settings): Promise<CommandClock> {
  let config: Config;
  try {
    config = await loadConfig({ file: settings.configFile });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { now: createClock(settings)(), note: null };
  }
  return await readCommandClock({ settings, config });
}

async function takeBack(
  folder: CorrectionFolder,
  { ids, now }: { ids: readonly string[]; now: Instant },
): Promise<Outcome> {
  const done: string[] = [];
  const warnings: CorrectionError[] = [];
  const failures: CorrectionError[] = [];
  for (const id of ids) {
    try {
      const warning = await folder.remove(id, now);
      done.push(id);
      if (warning !== null) warnings.push(warning);
    } catch (error) {
      if (!(error instanceof CorrectionError)) throw error;
      failures.push(error);
    }
  }
  const messages = [...failures, ...warnings].map(({ message }) => message);
  const outcome = succeed(done.length === 0 ? '' : `Taken back: ${done.join(', ')}\n`);
  return { ...warn(outcome, messages), exitCode: failures.length > 0 ? 1 : 0 };
}
