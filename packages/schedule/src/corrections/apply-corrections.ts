import type { RoomSelector } from '../build/match-rooms.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import { END_OF_TIME, type Feed, type Instant } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { applyCorrection } from './apply-correction.ts';
import { type Correction, compareCorrections } from './correction.ts';
import type { CorrectionOutcome, CorrectionState } from './correction-outcome.ts';
import { findEnds } from './find-ends.ts';
import { isOvertaken, ProgrammeDraft } from './programme-draft.ts';
import { reportOutcome } from './report-outcome.ts';

export interface ApplyCorrectionsOptions {
  feed: Feed;
  corrections: readonly Correction[];
  /** The rooms of the config that this programme is for. */
  rooms: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
  at: Instant;
}

export interface CorrectedFeed {
  /** The same object if nothing is corrected and nothing wrong with a correction. */
  feed: Feed;
  /** One for each correction, in the order in which they add up. */
  outcomes: CorrectionOutcome[];
  /** When the next of them ends by itself; null: none does. */
  changesAt: Instant | null;
}

/**
 * The programme as the organisers have corrected it. What names a room or session that is not there, or has
 * been overtaken by the programme itself, is in the feed's problems.
 */
export function applyCorrections(options: ApplyCorrectionsOptions): CorrectedFeed {
  const { feed, corrections, rooms, timezone, at } = options;
  if (corrections.length === 0) return { feed, outcomes: [], changesAt: null };
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const draft = new ProgrammeDraft({ feed, rooms, days });
  const log = new ProblemLog();
  const inOrder = corrections.toSorted(compareCorrections);
  const ends = findEnds(inOrder, { feed, rooms, days });
  const outcomes = inOrder.map(correction => {
    const expiresAt = ends.get(correction) ?? END_OF_TIME;
    const outcome: CorrectionOutcome =
      expiresAt <= at
        ? { correction, state: 'expired', expiresAt, changes: [], overtaken: [] }
        : { correction, expiresAt, ...apply(draft, correction) };
    reportOutcome(outcome, log);
    return outcome;
  });
  const problems = log.list();
  const toCome = outcomes.filter(({ state }) => state !== 'expired').map(({ expiresAt }) => expiresAt);
  const isCorrected = outcomes.some(({ changes }) => changes.length > 0);
  return {
    feed:
      isCorrected || problems.length > 0
        ? { ...feed, sessions: draft.listSessions(), problems: [...feed.problems, ...problems] }
        : feed,
    outcomes,
    changesAt: toCome.length === 0 ? null : Math.min(...toCome),
  };
}

function apply(
  draft: ProgrammeDraft,
  correction: Correction,
): Pick<CorrectionOutcome, 'state' | 'changes' | 'overtaken'> {
  const concerned = applyCorrection(draft, correction);
  if (concerned === null) return { state: 'room-unknown', changes: [], overtaken: [] };
  const overtaken = concerned.filter(each => isOvertaken(each, correction)).map(({ published }) => published);
  const changes = draft.takeChanges(correction);
  const state: CorrectionState =
    concerned.length === 0
      ? 'session-unknown'
      : changes.length === 0 && overtaken.length > 0
        ? 'overtaken'
        : 'applies';
  return { state, changes, overtaken };
}
