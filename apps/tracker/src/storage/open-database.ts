import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { TrackerStorageError } from '../errors.ts';
import { checkPlace } from './check-place.ts';
import { assertNodeVersion } from './node-version.ts';
import { classifyStorageFault } from './storage-fault.ts';

export type TrackerDatabase = BetterSQLite3Database & { $client: Database.Database };

const migrations = { migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)) };
const MIGRATIONS_TABLE = '__drizzle_migrations';

/** A tracker that is just ending may still hold it. */
const OPEN_WAIT_MS = 2000;
/** Waiting for a lock holds up everything else; the commit queue tries again by itself. */
const COMMIT_WAIT_MS = 50;
const MAX_WAL_BYTES = 16 * 1024 * 1024;

/** Opens or makes the database and brings it to our schema. Throws a `TrackerStorageError`, having changed nothing. */
export function openDatabase(file: string): TrackerDatabase {
  assertNodeVersion(process.versions);
  checkPlace(file);
  let client: Database.Database | undefined;
  try {
    client = new Database(file, { timeout: OPEN_WAIT_MS });
    checkContent(client, file);
    checkLock(client);
    return prepareDatabase(client);
  } catch (error) {
    client?.close();
    if (error instanceof TrackerStorageError) throw error;
    throw new TrackerStorageError(classifyStorageFault(error), file, error);
  }
}

function checkContent(client: Database.Database, file: string): void {
  const damage = client.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') throw new TrackerStorageError('STORAGE_CORRUPT', file, new Error(String(damage)));
  if (compareSchema(client, file) === 'newer') throw new TrackerStorageError('STORAGE_NEWER', file);
}

/** How the schema of a database relates to ours. Throws a `TrackerStorageError` if it is that of another program. */
export function compareSchema(client: Database.Database, file: string): 'older' | 'ours' | 'newer' {
  const tables = client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return 'older';
  if (!tables.includes(MIGRATIONS_TABLE)) throw new TrackerStorageError('STORAGE_FOREIGN', file);
  const newest = Number(client.prepare(`SELECT max(created_at) FROM ${MIGRATIONS_TABLE}`).pluck().get());
  const ours = Math.max(...readMigrationFiles(migrations).map(({ folderMillis }) => folderMillis));
  if (newest === ours) return 'ours';
  return newest > ours ? 'newer' : 'older';
}

/** SQLite opens what it may not write as well, and says so only at the first write. */
function checkLock(client: Database.Database): void {
  client.exec('BEGIN IMMEDIATE; ROLLBACK');
}

/** Brings an open database to our schema. */
export function prepareDatabase(client: Database.Database): TrackerDatabase {
  client.pragma('journal_mode = WAL');
  client.pragma(`journal_size_limit = ${MAX_WAL_BYTES}`);
  // In WAL mode a commit survives the death of the process; only a power cut may take the last ones back.
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  const database = drizzle(client);
  migrate(database, migrations);
  client.pragma(`busy_timeout = ${COMMIT_WAIT_MS}`);
  return database;
}
