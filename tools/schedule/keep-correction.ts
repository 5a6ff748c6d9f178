import {
  type Correction,
  type CorrectionOutcome,
  completeCorrection,
  type Instant,
  recordStartsIn,
} from '@foyer/schedule';
import { type Outcome, succeed, warn } from '../command/subcommand.ts';
import { UsageError } from '../command/usage-error.ts';
import type { CorrectedProgramme, CorrectionDesk } from './correction-desk.ts';
import { describeEnd, describeReadChanges, nameCorrection, type ReadChanges } from './describe-correction.ts';
import { endExpired } from './end-expired.ts';
import { formatDayTime } from './format-times.ts';
import { listCarried } from './list-carried.ts';

/** Of a correction that is being made; the folder gives it another. */
const NEW_ID = 'new';

/** What every correction has that a command makes. */
export interface CorrectionOptions {
  note: string | null;
  expiresAt: Instant | null;
}

/** The part that all corrections share, of one that is being made. */
export function beginCorrection(desk: CorrectionDesk, { note, expiresAt }: CorrectionOptions) {
  const latest = Math.max(0, ...desk.corrections.map(({ createdAt }) => createdAt ?? 0));
  return {
    id: NEW_ID,
    // They add up in the order in which they were made, also where the clock is set back.
    createdAt: Math.max(desk.now, latest + 1),
    note,
    expiresAt,
    publishedStarts: new Map<string, Instant>(),
  };
}

/**
 * Keeps a correction if it does something, and says what; and warns of what could not be done with those that are over.
 * @throws UsageError if it is over already, or does nothing, with what `explain` says
 */
export async function keepCorrection(
  desk: CorrectionDesk,
  {
    correction,
    explain,
  }: { correction: Correction; explain: (outcome: CorrectionOutcome | undefined) => string },
): Promise<Outcome> {
  const programmes = desk.correct([correction]);
  const made = listOutcomes(programmes);
  const { programme, outcome } = made[0] ?? {};
  if (programme !== undefined && outcome?.state === 'expired') {
    throw new UsageError(explainExpired(desk, { timezone: programme.source.feed.timezone, ...outcome }));
  }
  if (programme === undefined || outcome?.state !== 'applies' || outcome.changes.length === 0) {
    throw new UsageError(explain(outcome));
  }
  const completed = recordStartsIn(
    completeCorrection(outcome),
    made.map(each => ({ room: each.programme.source.rooms[0].name, outcome: each.outcome })),
  );
  const kept = await desk.folder.add(completed);
  const { failures } = await endExpired(desk, programmes);
  const { timezone } = programme.source.feed;
  const titleOf = (guid: string) =>
    programme.feed?.sessions.find(session => session.guid === guid)?.title ?? guid;
  const lines = [
    `${nameCorrection(kept, desk.config, titleOf)}.`,
    ...describeReadChanges(listReadChanges(programmes, made)).map(line => `  ${line}`),
    `It ${describeEnd(outcome, timezone)}. To take it back: npm run schedule undo ${kept.id}`,
  ];
  // What was asked is done, and must not be done again: a second delay would add up.
  return warn(succeed(`${lines.join('\n')}\n`), [
    ...(programme.isKept ? [] : [explainNewFolder(desk)]),
    ...failures.map(({ message }) => message),
  ]);
}

function explainNewFolder({ dataDir }: CorrectionDesk): string {
  return `No portal had kept this programme in ${dataDir}. One that keeps its data elsewhere knows nothing of this correction: --data DIR or FOYER_DATA names its folder.`;
}

function explainExpired(
  { now }: CorrectionDesk,
  { timezone, expiresAt }: { timezone: string; expiresAt: Instant },
): string {
  const [end, today] = [expiresAt, now].map(at => formatDayTime(at, timezone));
  return `It would have ended by itself on ${end}, and it is ${today} now. --expires TIME names another end.`;
}

interface MadeOutcome {
  programme: CorrectedProgramme;
  outcome: CorrectionOutcome;
}

/** What becomes of it in each programme that it is for: those first in which it does something. */
function listOutcomes(programmes: readonly CorrectedProgramme[]): MadeOutcome[] {
  const found = programmes.flatMap(programme =>
    (programme.corrected?.outcomes ?? [])
      .filter(({ correction }) => correction.id === NEW_ID)
      .map(outcome => ({ programme, outcome })),
  );
  const applies = ({ outcome }: MadeOutcome) => outcome.state === 'applies';
  return [...found.filter(applies), ...found.filter(each => !applies(each))];
}

/** Those that it is for, and then those that it has not been made for but have the same sessions. */
function listReadChanges(
  programmes: readonly CorrectedProgramme[],
  made: readonly MadeOutcome[],
): ReadChanges[] {
  return [
    ...made.map(({ programme, outcome: { changes } }) => ({
      changes,
      timezone: programme.source.feed.timezone,
    })),
    ...listCarried(programmes, NEW_ID),
  ];
}
