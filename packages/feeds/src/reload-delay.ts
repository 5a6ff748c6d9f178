const FIRST_RETRY_MS = 5_000;
const RETRY_SPREAD = 0.25;
const RELOAD_SPREAD = 0.1;

export interface ReloadDelayOptions {
  reloadS: number;
  /** How many attempts have failed since the last one that did not. */
  failedAttempts: number;
  /** From 0 up to 1: what spreads the requests of many Foyers over time. */
  random: number;
}

/**
 * How long to wait until the next attempt: `reloadS` ±10 % after a success; after a failure 5 s, doubled with
 * every further one and spread upwards by a quarter, but never longer than `reloadS`.
 */
export function reloadDelayMs({ reloadS, failedAttempts, random }: ReloadDelayOptions): number {
  const reloadMs = reloadS * 1000;
  if (failedAttempts === 0) return reloadMs * (1 - RELOAD_SPREAD + 2 * RELOAD_SPREAD * random);
  const doubledMs = FIRST_RETRY_MS * 2 ** (failedAttempts - 1);
  return Math.min(doubledMs, reloadMs / (1 + RETRY_SPREAD)) * (1 + RETRY_SPREAD * random);
}
