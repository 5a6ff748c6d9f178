/** What has broken, in the player's terms: the network does not give, the media cannot be decoded, or else. */
export type PlaybackFault = 'network' | 'media' | 'other';

export type RecoveryStep =
  /** Decode anew what is there. */
  | { action: 'recover-media' }
  /** Ask the tracker again and load what it names: another endpoint may be well. */
  | { action: 'reload'; delayMs: number };

const FIRST_DELAY_MS = 1_000;
const SLOWEST_DELAY_MS = 20_000;
/** A decoder that fails again so soon is not helped by the same cure. */
const MEDIA_RETRY_MS = 5_000;

export interface RecoveryHistory {
  /** Reloads since the picture last ran. */
  reloads: number;
  lastMediaRecoveryAt: number | null;
}

/**
 * What to do about a fault, from what was tried before. A live page is never given up: it asks again, more
 * and more seldom, spread so that a thousand viewers of a broken endpoint do not come back at once.
 */
export function planRecovery(options: {
  fault: PlaybackFault;
  history: RecoveryHistory;
  now: number;
  /** 0 to 1. */
  random: number;
}): RecoveryStep {
  const { fault, history, now, random } = options;
  const { lastMediaRecoveryAt } = history;
  if (fault === 'media' && (lastMediaRecoveryAt === null || now - lastMediaRecoveryAt > MEDIA_RETRY_MS)) {
    return { action: 'recover-media' };
  }
  const ceilingMs = Math.min(FIRST_DELAY_MS * 2 ** Math.min(history.reloads, 10), SLOWEST_DELAY_MS);
  return { action: 'reload', delayMs: Math.round(ceilingMs * (0.5 + random / 2)) };
}
