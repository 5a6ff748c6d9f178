import type { FastifyBaseLogger } from 'fastify';
import type { Clock, Instant } from '../clock.ts';

const PAUSE_MS = 3_600_000;

export interface RetentionOptions {
  /** Deletes some of what is too old now; false once nothing of it is left. */
  prune(now: Instant): boolean;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/** Deletes what is too old, now and every hour, until the returned function is called. */
export function startRetention({ prune, clock, logger }: RetentionOptions): () => void {
  let timer: NodeJS.Timeout;
  const pruneSome = () => {
    let more = false;
    try {
      more = prune(clock());
    } catch (err) {
      logger.warn({ err }, 'old reports could not be deleted');
    }
    timer = setTimeout(pruneSome, more ? 0 : PAUSE_MS).unref();
  };
  timer = setTimeout(pruneSome, 0).unref();
  return () => clearTimeout(timer);
}
