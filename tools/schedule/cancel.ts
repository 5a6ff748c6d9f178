import { toSelector } from '@foyer/feeds';
import { createTakenTest } from '@foyer/schedule';
import { type Arguments, readArguments } from '../command/read-arguments.ts';
import type { Outcome, Subcommand } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import { CORRECTION_HELP, CORRECTION_OPTIONS, readCorrectionOptions, readFiles } from './common-options.ts';
import type { CorrectionDesk } from './correction-desk.ts';
import { type FoundSession, getSession } from './find-session.ts';
import { beginCorrection, keepCorrection } from './keep-correction.ts';
import { useDesk } from './use-desk.ts';

export const cancel: Subcommand = {
  name: 'cancel',
  synopsis: 'SESSION [OPTION …]',
  summary: 'a session does not take place',
  help: `SESSION is a guid, the beginning of one, or a part of a title.

It stays in the programme, marked as cancelled.

${CORRECTION_HELP}

It ends 30 days after the last session of the programme: what nobody gave must not be in an archive.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: CORRECTION_OPTIONS });
    const [text, ...rest] = given.positionals;
    if (text === undefined || rest.length > 0) {
      throw new UsageError('Expected one session, a title of several words in quotes: cancel SESSION');
    }
    return await useDesk(env, readFiles(given), desk => cancelSession(desk, { given, text }));
  },
};

function cancelSession(
  desk: CorrectionDesk,
  { given, text }: { given: Arguments; text: string },
): Promise<Outcome> {
  const sessions = listSessions(desk);
  if (sessions.length === 0) throw new UsageError(explainNothing(desk));
  const { session, timezone } = getSession({ sessions, text, now: desk.now });
  if (session.cancelled === true) throw new UsageError(`“${session.title}” is cancelled already.`);
  return keepCorrection(desk, {
    correction: {
      ...beginCorrection(desk, readCorrectionOptions(given, { timezone, now: desk.now })),
      kind: 'cancel',
      guid: session.guid,
    },
    explain: () => `“${session.title}” is not in the programme any more.`,
  });
}

/** Those first that a room shows: of what rooms of two time zones read, its times are those of such a room. */
function listSessions(desk: CorrectionDesk): FoundSession[] {
  const found = desk.correct().flatMap(({ source, corrected }) => {
    if (corrected === null) return [];
    const { timezone } = source.feed;
    const isShown = createTakenTest(corrected.feed, source.rooms.map(toSelector));
    return corrected.feed.sessions.map(session => ({ session, timezone, isShown: isShown(session) }));
  });
  return [...found.filter(each => each.isShown), ...found.filter(each => !each.isShown)];
}

function explainNothing({ programmes }: CorrectionDesk): string {
  const failures = programmes.flatMap(({ failure }) => failure ?? []);
  return `There is no session to cancel. ${failures.join(' ') || 'No room of the config has a schedule-url.'}`;
}
