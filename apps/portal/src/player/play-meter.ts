/** What a media element and its engine show of a stream at a moment. Counters run since the element was made. */
export interface PlayReading {
  currentTimeS: number;
  /** The viewer stopped it, or it has not begun. */
  paused: boolean;
  decodedFrames: number;
  droppedFrames: number;
}

/** What has been since this was last taken. */
export interface PlayNumbers {
  playedS: number;
  stalls: number;
  stalledS: number;
  droppedFrames: number;
  decodedFrames: number;
}

export type PlayState = 'playing' | 'stalled' | 'paused';

const NOTHING: PlayNumbers = { playedS: 0, stalls: 0, stalledS: 0, droppedFrames: 0, decodedFrames: 0 };
/** Standing still for less is how a browser begins, and nobody sees it. */
const STALL_MS = 500;
/** A page that slept, or a clock that was set, has not played all that time. */
const MAX_STEP_MS = 10_000;

interface LastReading extends PlayReading {
  at: number;
  movedAt: number;
}

/** Adds up how a stream plays, from readings every other second. Knows no browser and no clock. */
export class PlayMeter {
  #last: LastReading | null = null;
  #sums = NOTHING;
  #state: PlayState = 'paused';

  get state(): PlayState {
    return this.#state;
  }

  read(reading: PlayReading, now: number): void {
    const last = this.#last;
    const moved = last !== null && reading.currentTimeS !== last.currentTimeS;
    const movedAt = last === null || moved || reading.paused ? now : last.movedAt;
    this.#last = { ...reading, at: now, movedAt };
    const before = this.#state;
    this.#state = findState({ paused: reading.paused, moved, still: now - movedAt >= STALL_MS, before });
    if (last === null) return;
    const stepS = Math.min(Math.max(0, now - last.at), MAX_STEP_MS) / 1_000;
    const stalls = this.#state === 'stalled' && before !== 'stalled' ? 1 : 0;
    this.#sums = {
      playedS: this.#sums.playedS + (this.#state === 'playing' ? stepS : 0),
      stalls: this.#sums.stalls + stalls,
      stalledS: this.#sums.stalledS + (this.#state === 'stalled' ? stepS : 0),
      droppedFrames: this.#sums.droppedFrames + grown(last.droppedFrames, reading.droppedFrames),
      decodedFrames: this.#sums.decodedFrames + grown(last.decodedFrames, reading.decodedFrames),
    };
  }

  /** What has added up; from now on it begins anew. */
  take(): PlayNumbers {
    const taken = this.#sums;
    this.#sums = NOTHING;
    return taken;
  }

  /** What was taken has not been counted. */
  giveBack(taken: PlayNumbers): void {
    this.#sums = {
      playedS: this.#sums.playedS + taken.playedS,
      stalls: this.#sums.stalls + taken.stalls,
      stalledS: this.#sums.stalledS + taken.stalledS,
      droppedFrames: this.#sums.droppedFrames + taken.droppedFrames,
      decodedFrames: this.#sums.decodedFrames + taken.decodedFrames,
    };
  }
}

function findState(facts: { paused: boolean; moved: boolean; still: boolean; before: PlayState }): PlayState {
  if (facts.paused) return 'paused';
  if (facts.moved) return 'playing';
  return facts.still ? 'stalled' : facts.before;
}

/** Counters begin anew with another source. */
function grown(before: number, now: number): number {
  return now >= before ? now - before : now;
}
