import type { RoomSelector } from '../build/match-rooms.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import type { Feed, Instant } from '../model.ts';
import { applyCorrection } from './apply-correction.ts';
import { type Correction, compareCorrections, type EndedCorrection } from './correction.ts';
import type { CorrectedSession, CorrectionOutcome } from './correction-outcome.ts';
import { ProgrammeDraft, type SavedDraft } from './programme-draft.ts';

export interface ReplayOptions {
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

/** A correction was made, or came to its end, and what that did to the programme as it was at that time. */
export interface ReplayedStep {
  correction: Correction;
  at: Instant;
  isEnd: boolean;
  changes: readonly CorrectedSession[];
}

/**
 * What corrections did one after the other, those that apply and those that are over, to the programme as it is
 * published now; what stands in the config has been there from the beginning. Not long between two yields: a server
 * can do something else meanwhile.
 */
export function* replayCorrections({
  feed,
  outcomes,
  ended,
  rooms,
  timezone,
}: ReplayOptions): Generator<void, ReplayedStep[], void> {
  const days = new ProgrammeDays(timezone, feed.conference.dayChangeMinutes);
  const replay = new Replay(new ProgrammeDraft({ feed: restorePublished(feed, outcomes), rooms, days }));
  const holding = outcomes.filter(({ state }) => state === 'applies').map(({ correction }) => correction);
  const steps: ReplayedStep[] = [];
  for (const { correction, at, isEnd } of listEvents(holding, ended)) {
    yield;
    const changes = isEnd ? yield* replay.end(correction) : replay.make(correction);
    if (at !== null) steps.push({ correction, at, isEnd, changes });
  }
  return steps;
}

interface ReplayedEvent {
  correction: Correction;
  /** null: it stands in the config. */
  at: Instant | null;
  isEnd: boolean;
}

function listEvents(holding: readonly Correction[], ended: readonly EndedCorrection[]): ReplayedEvent[] {
  // What stood in the config has no time at which it was made, and what ended before it was made did nothing.
  const over = ended.filter(
    ({ correction: { createdAt }, endedAt }) => createdAt !== null && createdAt < endedAt,
  );
  const made = [...holding, ...over.map(({ correction }) => correction)].sort(compareCorrections);
  return [
    ...over.map(({ correction, endedAt }) => ({ correction, at: endedAt, isEnd: true })),
    ...made.map(correction => ({ correction, at: correction.createdAt, isEnd: false })),
  ].sort((a, b) => (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY) || 0);
}

/** The corrections that hold at some time, in the order in which they add up, and what they have come to. */
class Replay {
  readonly #draft: ProgrammeDraft;
  /** With the sessions as they were before each. */
  #active: { correction: Correction; before: readonly SavedDraft[] }[] = [];

  constructor(draft: ProgrammeDraft) {
    this.#draft = draft;
  }

  make(correction: Correction): CorrectedSession[] {
    this.#active.push({ correction, before: this.#draft.save() });
    applyCorrection(this.#draft, correction);
    return this.#draft.takeChanges(correction);
  }

  /** Those that were made after it are made anew without it. */
  *end(correction: Correction): Generator<void, CorrectedSession[], void> {
    const index = this.#active.findIndex(each => each.correction === correction);
    const [ended, ...later] = index === -1 ? [] : this.#active.splice(index);
    if (ended === undefined) return [];
    const before = this.#draft.save();
    this.#draft.restore(ended.before);
    for (const each of later) {
      yield;
      this.make(each.correction);
    }
    return this.#draft.compare(before);
  }
}

/** The programme without the corrections that apply now. */
function restorePublished(feed: Feed, outcomes: readonly CorrectionOutcome[]): Feed {
  const published = new Map(
    outcomes.flatMap(({ changes }) => changes.map(change => [change.published.guid, change.published])),
  );
  return { ...feed, sessions: feed.sessions.map(session => published.get(session.guid) ?? session) };
}
