import { EXPECTED_DELAY, readDelay } from '@foyer/config';
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
import { formatDayTime } from './format-times.ts';
import { beginCorrection, keepCorrection } from './keep-correction.ts';
import { useDesk } from './use-desk.ts';

export const delay: Subcommand = {
  name: 'delay',
  synopsis: 'ROOM BY [--until-end-of-day] [OPTION …]',
  summary: 'a room runs late, or early',
  help: `ROOM is the name or the title of a room; BY is +10m, 10 (minutes), 1h30m, or -5m for earlier.

The session that runs now moves, or else the next one today; what lasts all day beside the others
is passed over. What it would then reach into moves too, by what is left when the breaks between
are used up. Earlier, it moves alone, and the one before it ends by then. Two delays of ten
minutes are twenty.

  --until-end-of-day
                  all that comes after it today moves as much, breaks included
  --at TIME       what runs then, or begins next, is the first to move; default: now
${CORRECTION_HELP}

It ends with its day, which is over when the conference says so, or at 04:00; or, if that is later,
when what it has moved is over.`,
  async run(args, env) {
    const given = readArguments({
      args,
      env,
      kinds: { ...CORRECTION_OPTIONS, at: { type: 'string' }, 'until-end-of-day': { type: 'boolean' } },
    });
    const [roomText, byText, ...rest] = given.positionals;
    if (roomText === undefined || byText === undefined || rest.length > 0) {
      throw new UsageError(
        'Expected a room, a title of several words in quotes, and by how much it runs late: delay ROOM +10m',
      );
    }
    const byMs = readDelay(byText);
    if (byMs === undefined)
      throw new UsageError(`BY is "${byText}", expected ${EXPECTED_DELAY}: delay ROOM +10m`);
    return await useDesk(env, readFiles(given), desk => delayRoom(desk, { given, roomText, byMs }));
  },
};

function delayRoom(
  desk: CorrectionDesk,
  { given, roomText, byMs }: { given: Arguments; roomText: string; byMs: number },
): Promise<Outcome> {
  const room = getRoom(desk.config, roomText);
  const programme = getProgramme(desk, room);
  const place = { timezone: programme.source.feed.timezone, now: desk.now };
  const from = readAt(given, programme, desk.now);
  return keepCorrection(desk, {
    correction: {
      ...beginCorrection(desk, readCorrectionOptions(given, place)),
      kind: 'delay',
      room: room.name,
      byMs,
      from,
      guid: null,
      untilEndOfDay: given.values['until-end-of-day'] === true,
    },
    explain: () => {
      const when = formatDayTime(from, place.timezone);
      return `Nothing runs in ${room.title} on ${when}, and nothing comes there on that day any more. --at TIME names another time.`;
    },
  });
}
