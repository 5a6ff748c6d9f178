import type { TrackerDatabase } from './open-database.ts';

/**
 * Deletes what must not be found in the file afterwards. Returns false if the write-ahead log has it still, since
 * somebody reads from there, as a backup does: `truncateLog` is to be tried again later.
 */
export function deleteSecurely(database: TrackerDatabase, work: () => void): boolean {
  const { $client: client } = database;
  const usual = client.pragma('secure_delete', { simple: true });
  client.pragma('secure_delete = ON');
  try {
    work();
  } finally {
    client.pragma(`secure_delete = ${Number(usual)}`);
  }
  return truncateLog(database);
}

/** Moves all of the write-ahead log into the database, and leaves nothing of it; returns false if somebody reads it. */
export function truncateLog({ $client: client }: TrackerDatabase): boolean {
  return client.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}
