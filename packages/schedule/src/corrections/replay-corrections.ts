import type { RoomSelector } from '../build/match-rooms.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import type { Feed, Instant } from '../model.ts';
import { applyInAll } from './apply-in-all.ts';
import type { Correction, EndedCorrection } from './correction.ts';
import type { CorrectedSession, CorrectionOutcome } from './correction-outcome.ts';
import { type CorrectionStep, listSteps } from './list-steps.ts';
import { ProgrammeDraft, type SavedDraft } from './programme-draft.ts';
import { takeOverHomes } from './take-over-homes.ts';

export interface ReplayedReading {
  /** Without corrections. */
  published: Feed;
  /** What has become of all corrections of that feed. */
  outcomes: readonly CorrectionOutcome[];
  ended: readonly EndedCorrection[];
  /** The rooms of the config that this programme is for. */
  rooms: readonly RoomSelector[];
  /** IANA zone of the conference's days. Throws `timezone-unknown` if there is no such zone. */
  timezone: string;
}

export interface ReplayOptions extends ReplayedReading {
  /** How other rooms read the same programme, whose corrections move sessions of this one too. */
  others?: readonly ReplayedReading[];
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
  others = [],
  ...reading
}: ReplayOptions): Generator<void, ReplayedStep[], void> {
  const readings = [reading, ...others];
  const homes = takeOverHomes(readings.map(({ published, rooms }) => ({ feed: published, rooms })));
  const drafts = homes.map(({ feed }, index) => {
    const { rooms, timezone } = readings[index] ?? reading;
    return new ProgrammeDraft({
      feed,
      rooms,
      days: new ProgrammeDays(timezone, feed.conference.dayChangeMinutes),
    });
  });
  const replay = new Replay(drafts);
  const steps: ReplayedStep[] = [];
  for (const { step, at, isEnd } of listEvents(readings)) {
    yield;
    const changes = isEnd ? yield* replay.end(step) : replay.make(step);
    const [correction] = step;
    if (at !== null && correction) steps.push({ correction, at, isEnd, changes });
  }
  return steps;
}

interface ReplayedEvent {
  step: CorrectionStep;
  /** null: it stands in the config. */
  at: Instant | null;
  isEnd: boolean;
}

function listEvents(readings: readonly ReplayedReading[]): ReplayedEvent[] {
  const over = readings.map(({ rooms, ended }) =>
    ended.filter(
      // What stood in the config has no time at which it was made, and what ended before it was made did nothing.
      ({ correction, endedAt }) =>
        correction.createdAt !== null && correction.createdAt < endedAt && isFor(correction, rooms),
    ),
  );
  const steps = listSteps(
    readings.map(({ outcomes }, index) => [
      ...outcomes.filter(({ state }) => state === 'applies').map(({ correction }) => correction),
      ...(over[index] ?? []).map(({ correction }) => correction),
    ]),
  );
  return [
    ...listEnds(over.flat(), steps),
    ...steps.map(step => ({ step, at: getMadeAt(step), isEnd: false })),
  ].sort((a, b) => (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY) || 0);
}

/** What was taken back is remembered without what it was for: another reading may be that of its room. */
function isFor(correction: Correction, rooms: readonly RoomSelector[]): boolean {
  return correction.kind === 'cancel' || rooms.some(({ room }) => room === correction.room);
}

/** Of what several readings have been given each by its first end. */
function listEnds(over: readonly EndedCorrection[], steps: readonly CorrectionStep[]): ReplayedEvent[] {
  const stepOf = new Map(steps.flatMap(step => step.map(correction => [correction, step] as const)));
  const known = new Set<CorrectionStep>();
  return over.flatMap(({ correction, endedAt }) => {
    const step = stepOf.get(correction);
    if (step === undefined || known.has(step)) return [];
    known.add(step);
    return { step, at: endedAt, isEnd: true };
  });
}

function getMadeAt(step: CorrectionStep): Instant | null {
  return step.find(correction => correction !== null)?.createdAt ?? null;
}

/** The corrections that hold at some time, in the order in which they add up, and what they have come to. */
class Replay {
  readonly #drafts: readonly ProgrammeDraft[];
  /** With the sessions as they were before each. */
  #active: { step: CorrectionStep; before: readonly (readonly SavedDraft[])[] }[] = [];

  constructor(drafts: readonly ProgrammeDraft[]) {
    this.#drafts = drafts;
  }

  /** Gives what it changes in the first of the readings, if it is for that. */
  make(step: CorrectionStep): readonly CorrectedSession[] {
    this.#active.push({ step, before: this.#save() });
    const [applied] = applyInAll(
      this.#drafts.map((draft, index) => ({ draft, correction: step[index] ?? null })),
    );
    return applied?.changes ?? [];
  }

  /** Those that were made after it are made anew without it. */
  *end(step: CorrectionStep): Generator<void, CorrectedSession[], void> {
    const index = this.#active.findIndex(each => each.step === step);
    const [ended, ...later] = index === -1 ? [] : this.#active.splice(index);
    if (ended === undefined) return [];
    const before = this.#save();
    for (const [at, draft] of this.#drafts.entries()) draft.restore(ended.before[at] ?? []);
    for (const each of later) {
      yield;
      this.make(each.step);
    }
    return this.#drafts[0]?.compare(before[0] ?? []) ?? [];
  }

  #save(): readonly (readonly SavedDraft[])[] {
    return this.#drafts.map(draft => draft.save());
  }
}
