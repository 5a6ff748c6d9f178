import { readArguments } from '../command/read-arguments.ts';
import type { Subcommand } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import { describeHealth } from './describe-health.ts';
import { readHealth } from './read-health.ts';

export const status: Subcommand = {
  name: 'status',
  synopsis: '[--all]',
  summary: 'how the programmes are: age, counts, problems, changes, what is held back',
  help: `Asks the portal of this machine (FOYER_HOST, FOYER_PORT); where none runs, the data folder tells.

  --all           all problems and changes that are kept: of each kind the first twenty
${FILE_HELP}

Exit code 1: a programme is not as it should be.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...FILE_OPTIONS, all: { type: 'boolean' } } });
    if (given.positionals.length > 0)
      throw new UsageError('Expected no names: status tells of all programmes.');
    const { sources, from } = await readHealth(env, readFiles(given));
    if (sources.length === 0) {
      const stdout = 'The config names no programme: set schedule-url in "default" or in a room.\n';
      return { exitCode: 0, stdout, stderr: '' };
    }
    const place =
      'portal' in from ? `As the portal at ${from.portal} says` : `No portal answers; from ${from.folder}`;
    const all = given.values.all === true;
    const described = sources.map(source => describeHealth(source, { now: Date.now(), all }));
    const exitCode = sources.every(({ state }) => state === 'ok') ? 0 : 1;
    return { exitCode, stdout: `${place}:\n\n${described.join('\n')}`, stderr: '' };
  },
};
