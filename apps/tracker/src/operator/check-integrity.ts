import type Database from 'better-sqlite3';

/** Looks at every page and every reference, which takes seconds for a gigabyte. What is wrong, or undefined. */
export function checkIntegrity(client: Database.Database): Error | undefined {
  const damage = client.pragma('integrity_check(1)', { simple: true });
  if (damage !== 'ok') return new Error(String(damage));
  const orphans = client.pragma('foreign_key_check') as { table: string }[];
  const [first] = orphans;
  return first && new Error(`${orphans.length} rows refer to what is not there, the first in ${first.table}`);
}
