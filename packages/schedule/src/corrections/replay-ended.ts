import type { RoomSelector } from '../build/match-rooms.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import type { Feed } from '../model.ts';
import { applyCorrection } from './apply-correction.ts';
import { type Correction, compareCorrections, type EndedCorrection } from './correction.ts';
import type { CorrectedSession, CorrectionOutcome } from './correction-outcome.ts';
import { ProgrammeDraft } from './programme-draft.ts';

export interface ReplayEndedOptions {
  /** As it is now, with the corrections that apply. */
  feed: Feed;
  /** What has become of all corrections of that feed. */
  outcomes: readonly CorrectionOutcome[];
  ended: readonly EndedCorrection[];
  /** The rooms of the config that this programme is for. */
  rooms: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
}

/**
 * What each correction that is over did beside those that apply now and were there before it. Corrections are gone
 * through once, in their order, one between two yields: a server can do something else meanwhile.
 */
export function* replayEnded({
  feed,
  outcomes,
  ended,
  rooms,
  timezone,
}: ReplayEndedOptions): Generator<void, Map<EndedCorrection, CorrectedSession[]>, void> {
  const replayed = new Map<EndedCorrection, CorrectedSession[]>();
  if (ended.length === 0) return replayed;
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const draft = new ProgrammeDraft({ feed: restorePublished(feed, outcomes), rooms, days });
  const over = new Map<Correction, EndedCorrection>(ended.map(each => [each.correction, each]));
  const holding = outcomes.filter(({ state }) => state === 'applies').map(({ correction }) => correction);
  for (const correction of [...holding, ...over.keys()].sort(compareCorrections)) {
    yield;
    applyCorrection(draft, correction);
    const of = over.get(correction);
    const changes = of === undefined ? draft.takeChanges(correction) : draft.revertChanges();
    if (of !== undefined) replayed.set(of, changes);
  }
  return replayed;
}

/** The programme without the corrections that apply now. */
function restorePublished(feed: Feed, outcomes: readonly CorrectionOutcome[]): Feed {
  const published = new Map(
    outcomes.flatMap(({ changes }) => changes.map(change => [change.published.guid, change.published])),
  );
  return { ...feed, sessions: feed.sessions.map(session => published.get(session.guid) ?? session) };
}
