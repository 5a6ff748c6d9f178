import type { TrackerDatabase } from './open-database.ts';

/** Deletes what must not be found in the file afterwards. */
export function deleteSecurely({ $client: client }: TrackerDatabase, work: () => void): void {
  const usual = client.pragma('secure_delete', { simple: true });
  client.pragma('secure_delete = ON');
  try {
    work();
  } finally {
    client.pragma(`secure_delete = ${Number(usual)}`);
  }
  // The write-ahead log has it still.
  client.pragma('wal_checkpoint(TRUNCATE)');
}
