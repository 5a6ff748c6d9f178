import type { TrackerDatabase } from './open-database.ts';

/** A database of an older version has fewer. */
export function hasTable({ $client: client }: TrackerDatabase, name: string): boolean {
  const found = client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name);
  return found !== undefined;
}
