import type { CorrectionOutcome } from '@foyer/schedule';
import { readArguments } from '../command/read-arguments.ts';
import type { Outcome, Subcommand } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { CLOCK_HELP, FILE_HELP, FILE_OPTIONS, readFiles } from './common-options.ts';
import type { CorrectedProgramme, CorrectionDesk } from './correction-desk.ts';
import { describeEnd, describeReadChanges, explainState, nameCorrection } from './describe-correction.ts';
import { listCarried } from './list-carried.ts';
import { useDesk } from './use-desk.ts';

export const corrections: Subcommand = {
  name: 'corrections',
  synopsis: '',
  summary: 'lists the corrections, and what each does to which session',
  help: `${FILE_HELP}

${CLOCK_HELP}

Exit code 1: one of them cannot be read, or the programme cannot be had.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: FILE_OPTIONS });
    if (given.positionals.length > 0) throw new UsageError('Expected no more than "corrections".');
    return await useDesk(env, readFiles(given), listAll);
  },
};

function listAll(desk: CorrectionDesk): Outcome {
  const corrected = desk.correct();
  const entries = [
    ...corrected.flatMap(programme => listEntries(programme, { programmes: corrected, config: desk.config })),
    ...listIdle(corrected, desk),
  ];
  const failures = desk.programmes.flatMap(({ feed, failure }) => (feed === null ? [failure ?? ''] : []));
  const problems = [...desk.unreadable.map(({ message }) => message), ...failures];
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    stdout: entries.length === 0 ? 'There are no corrections.\n' : `${entries.join('\n')}`,
    stderr: problems.map(problem => `${problem}\n`).join(''),
  };
}

function listEntries(
  { source, feed, corrected }: CorrectedProgramme,
  { programmes, config }: { programmes: readonly CorrectedProgramme[]; config: CorrectionDesk['config'] },
): string[] {
  const { timezone } = source.feed;
  const titleOf = (guid: string) => feed?.sessions.find(session => session.guid === guid)?.title ?? guid;
  return (corrected?.outcomes ?? []).map(outcome => {
    const { correction, state, changes } = outcome;
    const name = nameCorrection(correction, config, titleOf);
    const note = correction.note === null ? '' : ` · ${correction.note}`;
    const read = [{ changes, timezone }, ...listCarried(programmes, correction.id)];
    const left = outcome.overtaken.map(
      ({ title }) => `leaves “${title}” alone: the programme itself has moved that session since`,
    );
    const lines = [...describeReadChanges(read), ...left, describeRest(outcome, timezone)];
    const why = explainState(state);
    return [
      `${correction.id}  ${name}${note}`,
      ...(why === null ? [] : [`  ${why}`]),
      ...lines.filter(line => line !== '').map(line => `  ${line}`),
      '',
    ].join('\n');
  });
}

/** Those that nobody can say anything of, for there is no programme that they could be about. */
function listIdle(
  programmes: readonly CorrectedProgramme[],
  { corrections, config }: CorrectionDesk,
): string[] {
  const told = new Set(
    programmes.flatMap(({ corrected }) => (corrected?.outcomes ?? []).map(({ correction }) => correction.id)),
  );
  return corrections
    .filter(({ id }) => !told.has(id))
    .map(
      correction =>
        `${correction.id}  ${nameCorrection(correction, config, guid => guid)}\n  does nothing: there is no programme, or none that can be had\n`,
    );
}

function describeRest(outcome: CorrectionOutcome, timezone: string): string {
  return outcome.state === 'expired' ? '' : describeEnd(outcome, timezone);
}
