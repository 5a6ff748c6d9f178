import { z } from 'zod';
import { EXPECTED_INSTANT, parseInstant } from '../parse-instant.ts';
import { anyText, came, flag, requiredText, type TextKind, textOrOff } from '../value-types.ts';
import { EXPECTED_DELAY, readDelay } from './read-delay.ts';

const MAX_NOTE_CHARACTERS = 300;

const instant: TextKind<number> = {
  expected: EXPECTED_INSTANT,
  read: parseInstant,
  hints: { format: 'date-time' },
};

const note: TextKind<string> = {
  expected: `a sentence of at most ${MAX_NOTE_CHARACTERS} characters`,
  read: text => {
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return line !== '' && line.length <= MAX_NOTE_CHARACTERS ? line : undefined;
  },
};

const delay = z
  .union([z.string(), z.number()], { error: came(EXPECTED_DELAY) })
  .transform((value, context) => {
    const delayMs = readDelay(String(value));
    if (delayMs !== undefined) return delayMs;
    context.addIssue({ code: 'custom', message: came(EXPECTED_DELAY)({ input: value }) });
    return z.NEVER;
  });

const room = requiredText({ ...anyText, expected: 'the name of a room' });
const session = requiredText({ ...anyText, expected: 'the guid of a session' });

const everyKind = {
  note: textOrOff(note).describe('A sentence to it, for everybody.'),
  expires: textOrOff(instant).describe(
    'When it ends by itself. Without it, a delay and what is on now end with their day, or when what they have moved is over.',
  ),
};

const kinds = {
  delay: {
    kind: z.literal('delay').describe('A room runs late, or early.'),
    room,
    by: delay.describe('How much: `"+10m"`, `"1h30m"`, `"-5m"`; a number means minutes.'),
    from: requiredText(instant).describe(
      'The session that runs then is the first to move, or else the next of that day.',
    ),
    session: textOrOff(anyText).describe(
      'The guid of the session that is the first to move, in place of that.',
    ),
    'until-end-of-day': flag(false).describe(
      'Whether all that follows on its day moves as much; otherwise breaks are used up first.',
    ),
    ...everyKind,
  },
  now: {
    kind: z.literal('now').describe('A session is what is on in a room.'),
    room,
    session,
    at: requiredText(instant).describe('When it begins.'),
    ...everyKind,
  },
  cancel: { kind: z.literal('cancel').describe('A session does not take place.'), session, ...everyKind },
};

/** What was known when a correction was made by command. */
const record = {
  created: requiredText(instant),
  /** When the programme had the sessions begin that it changed, by guid. */
  starts: z.record(z.string(), requiredText(instant)),
  /** Of one that is over. */
  ended: textOrOff(instant),
};

const error = came('a correction: "kind" is "delay", "now" or "cancel"');

/** A correction as the config lists it. */
export const correctionKeys = z.discriminatedUnion(
  'kind',
  [z.strictObject(kinds.delay), z.strictObject(kinds.now), z.strictObject(kinds.cancel)],
  { error },
);

/** The same of its one session, by rooms of several programmes that have it. */
const startsIn = z.record(z.string(), requiredText(instant)).optional();

/** A correction as a file keeps it. */
export const recordedCorrectionKeys = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...kinds.delay, ...record }),
    z.strictObject({ ...kinds.now, ...record }),
    z.strictObject({ ...kinds.cancel, ...record, 'starts-in': startsIn }),
  ],
  { error },
);
