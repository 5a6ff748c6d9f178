import type { RegisteringEvent } from './registering-event.ts';

export interface TroubleLog {
  trackerUnavailable(reason: string): void;
  trackerAnswers(): void;
  roomRefused(room: string, reason: string): void;
  roomAccepted(room: string): void;
}

interface Trouble {
  reason: string;
  sinceMs: number;
}

export interface TroubleLogOptions {
  url: string;
  retryWithinMs: number;
  now: () => number;
  onEvent: (event: RegisteringEvent) => void;
}

/** Turns outcomes into events for their changes only: a tracker that is down for a night is one line. */
export function createTroubleLog({ url, retryWithinMs, now, onEvent }: TroubleLogOptions): TroubleLog {
  const troubles = new Map<string | null, Trouble>();

  /** False: it is known already. */
  function begin(room: string | null, reason: string): boolean {
    const known = troubles.get(room);
    if (known?.reason === reason) return false;
    troubles.set(room, { reason, sinceMs: known?.sinceMs ?? now() });
    return true;
  }

  function end(room: string | null): void {
    const trouble = troubles.get(room);
    if (trouble === undefined) return;
    troubles.delete(room);
    const atMs = now();
    onEvent({ type: 'recovered', room, url, afterMs: atMs - trouble.sinceMs, atMs });
  }

  return {
    trackerUnavailable(reason) {
      if (begin(null, reason)) onEvent({ type: 'unavailable', url, reason, retryWithinMs, atMs: now() });
    },
    trackerAnswers: () => end(null),
    roomRefused(room, reason) {
      if (begin(room, reason)) onEvent({ type: 'refused', room, reason, atMs: now() });
    },
    roomAccepted: room => end(room),
  };
}
