import type { Clock } from '../clock.ts';
import { EncoderError, RegistrationRefusedError } from '../errors.ts';
import { backoffMs } from './backoff.ts';
import { postRegistration } from './post-registration.ts';
import type { RegisteringEvent } from './registering-event.ts';
import type { Report } from './report.ts';
import { resolveRegisterUrl } from './tracker-address.ts';
import { createTroubleLog } from './trouble-log.ts';

export interface RegisteringOptions {
  /** The portal's address or the tracker's own, with or without `/tracker`. */
  trackerUrl: string;
  secret: string;
  /** Registered one after another in each round. */
  rooms: readonly string[];
  describe: (room: string, signal: AbortSignal) => Report | Promise<Report>;
  /** Between two rounds, from one second to an hour. */
  intervalMs: number;
  /** How long one registration may take. */
  timeoutMs?: number;
  /** One round, and whatever is wrong ends it. */
  once?: boolean;
  /** The address to be taken for the endpoint's own. Only a tracker that trusts this machine believes it. */
  claimedAddress?: string | undefined;
  /** Ends it as `close` does. */
  signal?: AbortSignal;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  random: () => number;
  onEvent: (event: RegisteringEvent) => void;
}

export interface Registering {
  /**
   * Resolves when closed, or after the only round. Rejects with a `RegistrationRefusedError` if the tracker
   * refuses a room that it has not accepted before: a wrong secret or name is somebody's mistake now. One that
   * was accepted is tried on with, because a mistake in the tracker's config must not lose a room for good.
   */
  finished: Promise<void>;
  /** Ends it at once; a request under way is broken off. */
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;

/**
 * Registers rooms with a tracker until closed.
 * @throws EncoderError `TRACKER_ADDRESS`
 */
export function startRegistering(options: RegisteringOptions): Registering {
  const url = resolveRegisterUrl(options.trackerUrl);
  const closing = new AbortController();
  const signal = AbortSignal.any(options.signal ? [closing.signal, options.signal] : [closing.signal]);
  const finished = runRounds({ ...options, url, signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  // Whoever waits for `finished` hears of it; who only closes has no need to.
  finished.catch(() => {});
  return {
    finished,
    async close() {
      closing.abort();
      await finished.catch(() => {});
    },
  };
}

interface Rounds extends RegisteringOptions {
  url: string;
  signal: AbortSignal;
}

async function runRounds(rounds: Rounds): Promise<void> {
  const { clock, intervalMs, random, signal } = rounds;
  const registerAll = createRound(rounds);
  let failures = 0;
  while (!signal.aborted) {
    const available = await registerAll();
    if (rounds.once) return;
    failures = available ? 0 : failures + 1;
    await clock.sleep(available ? intervalMs : backoffMs(failures, { maxMs: intervalMs, random }), signal);
  }
}

/** A function that registers every room once, and says whether the tracker was available for all of them. */
function createRound(rounds: Rounds): () => Promise<boolean> {
  const { url, once = false, clock, onEvent } = rounds;
  const accepted = new Set<string>();
  const troubles = createTroubleLog({ url, retryWithinMs: rounds.intervalMs, now: clock.now, onEvent });
  return async () => {
    for (const room of rounds.rooms) {
      const outcome = await registerRoom(room, rounds);
      if (outcome.type === 'unavailable') {
        if (once) throw new EncoderError('TRACKER_UNAVAILABLE', `The tracker at ${url} ${outcome.reason}.`);
        troubles.trackerUnavailable(outcome.reason);
        return false;
      }
      troubles.trackerAnswers();
      if (outcome.type === 'refused') {
        if (!accepted.has(room)) throw new RegistrationRefusedError(room, outcome.reason);
        troubles.roomRefused(room, outcome.reason);
        continue;
      }
      accepted.add(room);
      troubles.roomAccepted(room);
      onEvent({ type: 'registered', room, atMs: clock.now() });
    }
    return true;
  };
}

async function registerRoom(room: string, rounds: Rounds) {
  const { url, secret, claimedAddress, fetch, signal, timeoutMs = TIMEOUT_MS } = rounds;
  const report = await rounds.describe(room, signal);
  const data = { ...report, next: rounds.intervalMs / 1000 };
  return postRegistration({ url, secret, room, data, claimedAddress }, { fetch, timeoutMs, signal });
}
