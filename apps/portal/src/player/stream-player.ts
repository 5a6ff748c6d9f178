import type { PlaybackFault, RecoveryHistory } from './recovery.ts';
import { planRecovery } from './recovery.ts';

/** A height of the picture that can be asked for; an engine that chooses alone offers none. */
export interface QualityChoice {
  id: number;
  label: string;
}

/** What an engine knows of what it plays; null where it does not. */
export interface EngineReading {
  quality: string | null;
  latencyS: number | null;
  bitrateBps: number | null;
}

/** What turns an address into moving pictures on a media element. */
export interface PlaybackEngine {
  read(): EngineReading;
  load(url: string): void;
  recoverMedia(): void;
  selectQuality(id: number | null): void;
  destroy(): void;
}

export interface EngineEvents {
  onReady(): void;
  onFault(fault: PlaybackFault): void;
  /** Whatever went wrong, by the engine's own name for it, also what it mends by itself. */
  onError(error: { code: string; fatal: boolean }): void;
  onQualities(choices: QualityChoice[]): void;
}

export type PlayerStatus =
  | { kind: 'loading' }
  | { kind: 'playing' }
  /** Trying again; `attempts` since the picture last ran. */
  | { kind: 'recovering'; attempts: number }
  /** The tracker names no stream at the moment. */
  | { kind: 'no-stream' }
  /** The browser has no way to play HLS. */
  | { kind: 'unsupported' };

export interface StreamPlayerOptions {
  /** Asks the tracker which address to play; null if there is none at the moment. */
  findUrl: () => Promise<string | null>;
  createEngine: (events: EngineEvents) => PlaybackEngine;
  onStatus: (status: PlayerStatus) => void;
  onError: EngineEvents['onError'];
  onQualities: (choices: QualityChoice[]) => void;
  now: () => number;
  random: () => number;
  /** Runs `work` later; gives back how to call it off. */
  schedule: (work: () => void, delayMs: number) => () => void;
}

/** So long a picture must run before an endpoint counts as well again; one that flaps is asked more and more seldom. */
const STEADY_MS = 10_000;

/** Keeps a stream playing: loads it, and after a fault does what `planRecovery` says, until it is closed. */
export class StreamPlayer {
  readonly #options: StreamPlayerOptions;
  readonly #engine: PlaybackEngine;
  #history: RecoveryHistory = { reloads: 0, lastMediaRecoveryAt: null };
  #cancelReload: (() => void) | null = null;
  #cancelSteady: (() => void) | null = null;
  #quality: number | null = null;
  #closed = false;

  constructor(options: StreamPlayerOptions) {
    this.#options = options;
    this.#engine = options.createEngine({
      onReady: () => this.#settle(),
      onFault: fault => this.#recover(fault),
      onError: error => options.onError(error),
      onQualities: choices => {
        options.onQualities(choices);
        // A stream that is loaded anew begins as the connection allows.
        if (this.#quality !== null) this.#engine.selectQuality(this.#quality);
      },
    });
  }

  /** The picture stands still though nothing says why. */
  reportStall(): void {
    this.#recover('network');
  }

  read(): EngineReading {
    return this.#engine.read();
  }

  async start(): Promise<void> {
    this.#options.onStatus({ kind: 'loading' });
    await this.#load();
  }

  /** null: as the connection allows. */
  selectQuality(id: number | null): void {
    this.#quality = id;
    this.#engine.selectQuality(id);
  }

  close(): void {
    this.#closed = true;
    this.#cancelReload?.();
    this.#cancelSteady?.();
    this.#engine.destroy();
  }

  async #load(): Promise<void> {
    this.#cancelReload = null;
    try {
      const url = await this.#options.findUrl();
      if (this.#closed) return;
      if (url !== null) {
        this.#engine.load(url);
        return;
      }
      this.#scheduleReload('network', { kind: 'no-stream' });
    } catch {
      // The tracker does not answer: the same as a network that does not give.
      if (!this.#closed) this.#recover('network');
    }
  }

  #settle(): void {
    this.#cancelSteady?.();
    this.#cancelSteady = this.#options.schedule(() => {
      this.#history = { ...this.#history, reloads: 0 };
    }, STEADY_MS);
    this.#options.onStatus({ kind: 'playing' });
  }

  #recover(fault: PlaybackFault): void {
    if (this.#closed || this.#cancelReload !== null) return;
    this.#scheduleReload(fault, { kind: 'recovering', attempts: this.#history.reloads + 1 });
  }

  #scheduleReload(fault: PlaybackFault, status: PlayerStatus): void {
    const { now, random, schedule, onStatus } = this.#options;
    this.#cancelSteady?.();
    const step = planRecovery({ fault, history: this.#history, now: now(), random: random() });
    if (step.action === 'recover-media') {
      this.#history = { ...this.#history, lastMediaRecoveryAt: now() };
      this.#engine.recoverMedia();
      return;
    }
    this.#history = { ...this.#history, reloads: this.#history.reloads + 1 };
    onStatus(status);
    this.#cancelReload = schedule(() => void this.#load(), step.delayMs);
  }
}
