import type { RoomConfig } from '@foyer/config';
import { type Instant, ProgrammeDays } from '@foyer/schedule';
import type { Arguments } from '../command/read-arguments.ts';
import { UsageError } from '../command/usage-error.ts';
import type { CorrectedProgramme, CorrectionDesk } from './correction-desk.ts';
import type { CorrectionOptions } from './keep-correction.ts';
import type { GivenFiles } from './read-file-settings.ts';
import { readTime } from './read-time.ts';

const MINUTE_MS = 60_000;
const MAX_NOTE_CHARACTERS = 300;

export const FILE_OPTIONS = { config: { type: 'string' }, data: { type: 'string' } } as const;

export const FILE_HELP = `  --config FILE   the config; default: FOYER_CONFIG, or config.json of this project
  --data DIR      the data folder of the portal; default: FOYER_DATA, or .foyer`;

export const CLOCK_HELP = `In a rehearsal ("rehearsal": true) the time is that of the portal which answers at FOYER_HOST and
FOYER_PORT, as npm start has them; where none does, that of FOYER_NOW, or the real one.`;

export const CORRECTION_OPTIONS = {
  ...FILE_OPTIONS,
  note: { type: 'string' },
  expires: { type: 'string' },
} as const;

export const CORRECTION_HELP = `  --note TEXT     a sentence to it, for everybody
  --expires TIME  when it ends by itself, in place of the default
${FILE_HELP}

A TIME is 14:00 or 2026-06-13T14:00, both by the clock of the conference, or has its offset. 14:00 is that of
the programme day, which lasts until the conference says so, or 04:00; with --expires the next.

${CLOCK_HELP}`;

export function readFiles({ values }: Arguments): GivenFiles {
  return {
    ...(typeof values.config === 'string' ? { config: values.config } : {}),
    ...(typeof values.data === 'string' ? { data: values.data } : {}),
  };
}

export function readCorrectionOptions(
  { values }: Arguments,
  { timezone, now }: { timezone: string; now: Instant },
): CorrectionOptions {
  const { note, expires } = values;
  const text = typeof note === 'string' ? note.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  if (text.length > MAX_NOTE_CHARACTERS) {
    throw new UsageError(`--note has ${text.length} characters, expected at most ${MAX_NOTE_CHARACTERS}`);
  }
  const expiresAt =
    typeof expires === 'string' ? readTime('--expires', { text: expires, timezone, from: now }) : null;
  if (expiresAt !== null && expiresAt <= now) {
    throw new UsageError(`--expires is "${expires}", expected a time that is still to come`);
  }
  return { note: text === '' ? null : text, expiresAt };
}

/** When something happens: `--at`, or now, in whole minutes as programmes are. */
export function readAt({ values }: Arguments, programme: CorrectedProgramme, now: Instant): Instant {
  if (typeof values.at !== 'string') return Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const { timezone } = programme.source.feed;
  const days = new ProgrammeDays(timezone, programme.feed?.conference.dayChangeMinutes ?? null);
  return readTime('--at', { text: values.at, timezone, from: days.getDayChange(days.getDay(now)) });
}

/**
 * The programme that a room takes its sessions from.
 * @throws UsageError if it has none, or nothing of it can be had
 */
export function getProgramme(desk: CorrectionDesk, room: RoomConfig): CorrectedProgramme {
  const found = desk.correct().find(({ source }) => source.rooms.some(({ name }) => name === room.name));
  if (found === undefined) {
    throw new UsageError(
      `The room "${room.name}" has no programme: set its schedule-url in the config, or that of "default".`,
    );
  }
  if (found.feed !== null) return found;
  throw new UsageError(`Nothing is known of the programme of "${room.name}". ${found.failure ?? ''}`.trim());
}
