import type { HeartbeatBody, HeartbeatReply } from '@foyer/contract';
import type { PlayMeter, PlayNumbers } from './play-meter.ts';

export type PlayerError = NonNullable<HeartbeatBody['errors']>[number];

/** What plays now. */
export interface PlayedStream {
  endpoint: string | null;
  stream: HeartbeatBody['stream'];
  latencyS: number | null;
  bitrateBps: number | null;
}

export interface HeartbeatReporterOptions {
  room: string;
  meter: PlayMeter;
  describe: () => PlayedStream;
  /** Rejects if the tracker does not answer or refuses. */
  send: (body: HeartbeatBody) => Promise<HeartbeatReply>;
  /** For the last word of a page that is being left: nobody waits for an answer. */
  sendLast: (body: HeartbeatBody) => void;
  /** Milliseconds. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  /** Runs `work` later; gives back how to call it off. */
  schedule: (work: () => void, delayMs: number) => () => void;
}

/** What the tracker has not been told yet. */
interface Untold {
  numbers: PlayNumbers;
  errors: PlayerError[];
}

/** What a tracker takes of each in one report. */
const MAX_ERRORS = 10;
const MAX_SECONDS = 3_600;
const MAX_FRAMES = 1_000_000;
const FIRST_RETRY_MS = 15_000;
const SLOWEST_RETRY_MS = 300_000;
/** Soon, so that who only looks in is counted, but not before there is something to say. */
const FIRST_REPORT_MS = 3_000;

/**
 * Tells the tracker how a stream plays, as often as it asks to be told, and when the viewer stops. Numbers that
 * were not counted go with the next report.
 */
export class HeartbeatReporter {
  readonly #options: HeartbeatReporterOptions;
  readonly #startedAt: number;
  #errors: PlayerError[] = [];
  #cancel: () => void = () => {};
  #failures = 0;
  /** Whether the tracker counts this viewer as watching now. */
  #counted = false;
  /** Whether the viewer has left since the last report was sent. */
  #left = false;
  #closed = false;

  constructor(options: HeartbeatReporterOptions) {
    this.#options = options;
    this.#startedAt = options.now();
    this.#scheduleIn(FIRST_REPORT_MS);
  }

  noteError(error: PlayerError): void {
    if (this.#errors.length < MAX_ERRORS) this.#errors.push(error);
  }

  /** The page is left, or hidden for good: the last that the tracker hears unless the picture moves again. */
  leave(): void {
    this.#left = true;
    if (!this.#counted) return;
    this.#counted = false;
    this.#sayGoodbye();
  }

  /** The page is back before what was under way as it was left has been answered. */
  comeBack(): void {
    this.#left = false;
  }

  close(): void {
    this.leave();
    this.#closed = true;
    this.#cancel();
  }

  #scheduleIn(delayMs: number): void {
    if (this.#closed) return;
    this.#cancel();
    this.#cancel = this.#options.schedule(() => void this.#report(), delayMs);
  }

  async #report(): Promise<void> {
    const { meter, send } = this.#options;
    // Who has paused and said so has nothing to say until the picture moves again.
    if (meter.state === 'paused' && !this.#counted) return this.#scheduleIn(FIRST_REPORT_MS);
    this.#left = false;
    const wasCounted = this.#counted;
    const taken = this.#take();
    const body = this.#describe(taken);
    try {
      const { counted, nextInS } = await send(body);
      this.#failures = 0;
      if (!counted) this.#giveBack(taken);
      else if (!this.#left) this.#counted = body.state !== 'paused';
      // Nobody knew before that there is somebody to say goodbye.
      else if (!wasCounted && body.state !== 'paused') this.#sayGoodbye();
      this.#scheduleIn(nextInS * 1_000);
    } catch {
      this.#giveBack(taken);
      this.#scheduleIn(this.#backOff());
    }
  }

  #sayGoodbye(): void {
    this.#options.sendLast({ ...this.#describe(this.#take()), state: 'paused' });
  }

  /** What is sent is not sent again, be it only under way, unless it is given back. */
  #take(): Untold {
    const errors = this.#errors;
    this.#errors = [];
    return { numbers: this.#options.meter.take(), errors };
  }

  #giveBack({ numbers, errors }: Untold): void {
    this.#options.meter.giveBack(numbers);
    this.#errors = [...errors, ...this.#errors].slice(0, MAX_ERRORS);
  }

  #backOff(): number {
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, SLOWEST_RETRY_MS);
    this.#failures += 1;
    return delayMs * (0.5 + this.#options.random() / 2);
  }

  #describe({ numbers, errors }: Untold): HeartbeatBody {
    const { room, meter, describe, now } = this.#options;
    const { endpoint, stream, latencyS, bitrateBps } = describe();
    const { playedS, stalls, stalledS, droppedFrames, decodedFrames } = numbers;
    return {
      room,
      endpoint,
      stream,
      state: meter.state,
      sinceS: roundTenth(Math.max(0, now() - this.#startedAt) / 1_000),
      playedS: roundTenth(Math.min(playedS, MAX_SECONDS)),
      stalls: Math.min(stalls, MAX_SECONDS),
      stalledS: roundTenth(Math.min(stalledS, MAX_SECONDS)),
      droppedFrames: Math.min(droppedFrames, MAX_FRAMES),
      decodedFrames: Math.min(decodedFrames, MAX_FRAMES),
      ...(latencyS !== null && { latencyS: roundTenth(latencyS) }),
      ...(bitrateBps !== null && { bitrateBps: Math.round(bitrateBps) }),
      ...(errors.length > 0 && { errors }),
    };
  }
}

function roundTenth(value: number): number {
  return Math.round(Math.max(0, value) * 10) / 10;
}
