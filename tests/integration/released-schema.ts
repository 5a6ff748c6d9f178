import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const folder = fileURLToPath(new URL('../../apps/tracker/migrations', import.meta.url));
const { entries }: { entries: { tag: string; when: number }[] } = JSON.parse(
  readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'),
);

/** Every schema that a tracker has had, by its last migration, the oldest first. */
export const releasedSchemas: readonly string[] = entries.map(({ tag }) => tag);

/** Makes the database that a tracker of that time made, with what drizzle notes in it of its migrations. */
export function createReleasedDatabase(schema: string, file: string): Database.Database {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.exec(
    'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const note = client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  for (const { tag, when } of entries.slice(0, releasedSchemas.indexOf(schema) + 1)) {
    const sql = readMigration(tag);
    client.exec(sql);
    note.run(hash('sha256', sql), when);
  }
  return client;
}

export function readMigration(tag: string): string {
  return readFileSync(join(folder, `${tag}.sql`), 'utf8');
}
