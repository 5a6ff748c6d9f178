import { judgeProgramme } from '@foyer/contract';
import { readArguments } from '../command/read-arguments.ts';
import type { Subcommand } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { CLOCK_HELP, FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import { describeHealth } from './describe-health.ts';
import { PORTAL_REMEDY } from './portal-remedy.ts';
import { type ProgrammeHealth, readHealth } from './read-health.ts';

export const status: Subcommand = {
  name: 'status',
  synopsis: '[--all]',
  summary: 'how the programmes are: age, counts, problems, changes, what is held back',
  help: `Asks the portal of this machine (FOYER_HOST, FOYER_PORT); where none runs, the data folder tells.

Problems come by who has to do something about them: organisers, such as of a room without a session or a
correction that does nothing; the publisher of the programme; rooms of it that no room of the config takes, often
nobody. Of many of one kind the first two are listed.

  --all           all problems and changes that are kept: of each kind the first twenty
${FILE_HELP}

${CLOCK_HELP}

Exit code 1: a programme is not as it should be, or organisers have to do something about it.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...FILE_OPTIONS, all: { type: 'boolean' } } });
    if (given.positionals.length > 0)
      throw new UsageError('Expected no names: status tells of all programmes.');
    const health = await readHealth(env, readFiles(given));
    const { sources, clock } = health;
    const all = given.values.all === true;
    const described = sources.map(source => describeHealth(source, { now: clock.now, all }));
    const exitCode = sources.every(source => judgeProgramme(source).isFine) ? 0 : 1;
    return { exitCode, stdout: `${describeOrigin(health)}\n${described.join('\n')}`, stderr: '' };
  },
};

/** Where it comes from: whoever sees another conference than his own has to know what to set. */
function describeOrigin({ sources, clock, address, read }: ProgrammeHealth): string {
  const remedy = 'set schedule-url in "default" or in a room';
  if (read === null) {
    const time = clock.note === null ? '' : `${clock.note}\n`;
    const none = `The portal at ${address} has no programme: ${remedy} of its config.`;
    return `${time}${sources.length === 0 ? none : `As the portal at ${address} says:\n`}`;
  }
  const { configFile, dataDir } = read;
  const missing = clock.note ?? `No portal answers at ${address}. ${PORTAL_REMEDY}.`;
  const none = `${configFile} names no programme: ${remedy}. --config names another config.`;
  const kept = `What ${dataDir} has kept of the programmes that ${configFile} names (--data and --config name others):\n`;
  return `${missing}\n${sources.length === 0 ? none : kept}`;
}
