import type { RoomSelector } from '../build/match-rooms.ts';
import type { Feed, Instant } from '../model.ts';
import { applyInAll } from './apply-in-all.ts';
import type { Correction } from './correction.ts';
import type { CorrectedSession, CorrectionOutcome } from './correction-outcome.ts';
import { listSteps } from './list-steps.ts';
import { ReadingInCorrection } from './reading-in-correction.ts';
import { takeOverHomes } from './take-over-homes.ts';

export interface ApplyCorrectionsOptions {
  feed: Feed;
  corrections: readonly Correction[];
  /** The rooms of the config that this programme is for. */
  rooms: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
  at: Instant;
}

/** What a correction for rooms that read the programme otherwise has done to sessions that are in rooms of this too. */
export interface CarriedChanges {
  correction: Correction;
  /** With the times that they have here. */
  changes: readonly CorrectedSession[];
}

export interface CorrectedFeed {
  /** As it was before. */
  published: Feed;
  /** The same object if nothing is corrected and nothing wrong with a correction. */
  feed: Feed;
  /** One for each correction, in the order in which they add up. */
  outcomes: CorrectionOutcome[];
  carried: CarriedChanges[];
  /** When the next of them ends by itself; null: none does. */
  changesAt: Instant | null;
}

/**
 * The programme as the organisers have corrected it. What names a room or session that is not there, or has
 * been overtaken by the programme itself, is in the feed's problems.
 */
export function applyCorrections(options: ApplyCorrectionsOptions): CorrectedFeed {
  const [corrected] = applyTogether([options]);
  return corrected ?? leaveAsPublished(options.feed);
}

/**
 * All readings of a programme as the organisers have corrected it: each with the corrections of its own rooms, and with
 * what those of the others have done to the same sessions.
 * @returns one for each
 */
export function applyTogether(readings: readonly ApplyCorrectionsOptions[]): CorrectedFeed[] {
  if (readings.every(({ corrections }) => corrections.length === 0)) {
    return readings.map(({ feed }) => leaveAsPublished(feed));
  }
  const corrected = takeOverHomes(readings).map(home => new ReadingInCorrection(home));
  for (const step of listSteps(readings.map(({ corrections }) => corrections))) {
    const holding = corrected.map((reading, index) => ({
      draft: reading.draft,
      correction: reading.findHolding(step[index] ?? null),
    }));
    for (const [index, applied] of applyInAll(holding).entries()) {
      corrected[index]?.note(step, index, applied);
    }
  }
  const changesAt = Math.min(...corrected.map(reading => reading.changesAt));
  return corrected.map(reading => ({
    published: reading.home.published.feed,
    feed: reading.conclude(guid => isAsRead(guid, corrected)),
    outcomes: reading.outcomes,
    carried: reading.carried,
    changesAt: changesAt === Number.POSITIVE_INFINITY ? null : changesAt,
  }));
}

function leaveAsPublished(feed: Feed): CorrectedFeed {
  return { published: feed, feed, outcomes: [], carried: [], changesAt: null };
}

/** Whether only the corrections of the one reading that a session is from have to do with it: others need not know. */
function isAsRead(guid: string, readings: readonly ReadingInCorrection[]): boolean {
  const homes = readings.filter(({ home }) => home.has(guid));
  return homes.length === 1 && readings.every(each => each === homes[0] || !each.made.has(guid));
}
