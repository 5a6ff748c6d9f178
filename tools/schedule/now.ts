import { getRoom } from '../command/find-room.ts';
import { type Arguments, readArguments } from '../command/read-arguments.ts';
import type { Outcome, Subcommand } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import {
  CORRECTION_HELP,
  CORRECTION_OPTIONS,
  getProgramme,
  readAt,
  readCorrectionOptions,
  readFiles,
} from './common-options.ts';
import type { CorrectionDesk } from './correction-desk.ts';
import { getSession } from './find-session.ts';
import { beginCorrection, keepCorrection } from './keep-correction.ts';
import { useDesk } from './use-desk.ts';

export const now: Subcommand = {
  name: 'now',
  synopsis: 'ROOM SESSION [OPTION …]',
  summary: 'a session is what is on in a room',
  help: `ROOM is the name or the title of a room; SESSION is a guid, the beginning of one, or a part of a title.

The session begins now and keeps its length. What runs there ends; what should begin before it is
over waits, by what is left when breaks are used up. It may come from another room, from later, or
have been over. What stands beside it in the programme itself is left alone.

  --at TIME       when it begins; default: now
${CORRECTION_HELP}

It ends with its day, which is over when the conference says so, or at 04:00; or, if that is later,
when what it has moved is over.`,
  async run(args, env) {
    const given = readArguments({ args, env, kinds: { ...CORRECTION_OPTIONS, at: { type: 'string' } } });
    const [roomText, text, ...rest] = given.positionals;
    if (roomText === undefined || text === undefined || rest.length > 0) {
      throw new UsageError(
        'Expected a room and a session, a title of several words in quotes: now ROOM SESSION',
      );
    }
    return await useDesk(env, readFiles(given), desk => putOn(desk, { given, roomText, text }));
  },
};

function putOn(
  desk: CorrectionDesk,
  { given, roomText, text }: { given: Arguments; roomText: string; text: string },
): Promise<Outcome> {
  const room = getRoom(desk.config, roomText);
  const programme = getProgramme(desk, room);
  const { timezone } = programme.source.feed;
  const place = { timezone, now: desk.now };
  const sessions = (programme.corrected?.feed.sessions ?? []).map(session => ({ session, timezone }));
  const { session } = getSession({ sessions, text, now: desk.now, preferToday: true });
  return keepCorrection(desk, {
    correction: {
      ...beginCorrection(desk, readCorrectionOptions(given, place)),
      kind: 'now',
      room: room.name,
      guid: session.guid,
      at: readAt(given, programme, desk.now),
    },
    explain: () => `“${session.title}” is not in the programme of ${room.title}.`,
  });
}
