import type { FastifyBaseLogger } from 'fastify';
import type { TrackerDatabase } from './open-database.ts';

/** What a command says holds within a second. */
const CHECK_MS = 250;

export interface DatabaseWatchOptions {
  database: TrackerDatabase;
  /** Another process has written to it. */
  onChange(): void;
  logger: FastifyBaseLogger;
}

/** Notices what commands write to the database while the tracker runs, until the returned function is called. */
export function watchDatabase({ database, onChange, logger }: DatabaseWatchOptions): () => void {
  const readVersion = () => database.$client.pragma('data_version', { simple: true });
  // Unknown: what is written between the start and the first look is noticed as well.
  let seen: unknown;
  let failing = false;
  const check = () => {
    try {
      // Writing by this connection does not change it.
      const version = readVersion();
      if (version === seen) return;
      onChange();
      // Not before it is read: while the database is locked the next look tries again.
      seen = version;
      failing = false;
    } catch (err) {
      if (!failing) logger.warn({ err }, 'what another process wrote could not be read');
      failing = true;
    }
  };
  const timer = setInterval(check, CHECK_MS).unref();
  return () => clearInterval(timer);
}
