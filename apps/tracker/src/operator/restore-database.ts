import { accessSync, constants, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { max } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { BackupError, TrackerStorageError } from '../errors.ts';
import { holdDatabase } from '../storage/database-hold.ts';
import { compareSchema, prepareDatabase } from '../storage/open-database.ts';
import { endpointTable } from '../storage/schema.ts';
import { classifyStorageFault } from '../storage/storage-fault.ts';
import { checkIntegrity } from './check-integrity.ts';
import { copyDatabase, removeDatabase } from './copy-database.ts';
import { replaceDatabase } from './replace-database.ts';

export interface RestoreOptions {
  /** The backup, or any other copy of a tracker's database. */
  file: string;
  databaseFile: string;
  now: Instant;
}

export interface Restored {
  /** When an endpoint last reported, as the backup knows; null if none ever did. */
  lastSeenAt: Instant | null;
  /** Where the database is that was there before; null if there was none. */
  keptAt: string | null;
}

/**
 * Puts a backup in the place of a tracker's database, checked and brought up to our schema; the one that was there is
 * kept beside it. Throws a `BackupError`, or a `TrackerStorageError` (`STORAGE_IN_USE` while a tracker runs); then all
 * is as before.
 */
export async function restoreDatabase({ file, databaseFile, now }: RestoreOptions): Promise<Restored> {
  const hold = holdDatabase(databaseFile);
  const copy = `${databaseFile}.restoring`;
  try {
    checkReadable(file);
    await copyDatabase({ from: file, to: copy, readonly: true });
    const lastSeenAt = updateCopy(copy, file);
    return { lastSeenAt, keptAt: replaceDatabase({ databaseFile, copy, now }) };
  } catch (error) {
    throw explain(error, { file, databaseFile });
  } finally {
    removeDatabase(copy);
    hold.release();
  }
}

function checkReadable(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BackupError('BACKUP_MISSING', file);
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new BackupError('BACKUP_MISSING', file, cause);
  }
}

/** Returns when an endpoint last reported. */
function updateCopy(copy: string, file: string): Instant | null {
  const client = new Database(copy);
  try {
    const damage = checkIntegrity(client);
    if (damage !== undefined) throw new BackupError('BACKUP_DAMAGED', file, damage);
    // An empty file is an empty database to SQLite.
    if (client.prepare('SELECT 1 FROM sqlite_master').get() === undefined) {
      throw new BackupError('BACKUP_FOREIGN', file);
    }
    if (compareSchema(client, copy) === 'newer') throw new BackupError('BACKUP_NEWER', file);
    const database = prepareDatabase(client);
    const { lastSeenAt } = endpointTable;
    return (
      database
        .select({ last: max(lastSeenAt) })
        .from(endpointTable)
        .get()?.last ?? null
    );
  } finally {
    client.close();
  }
}

/** Tells what is wrong with the backup from what is wrong with the place it is restored to. */
function explain(error: unknown, { file, databaseFile }: { file: string; databaseFile: string }): Error {
  if (error instanceof BackupError) return error;
  const fault = error instanceof TrackerStorageError ? error.code : classifyStorageFault(error);
  if (fault === 'STORAGE_CORRUPT') return new BackupError('BACKUP_DAMAGED', file, error);
  if (fault === 'STORAGE_FOREIGN') return new BackupError('BACKUP_FOREIGN', file);
  return new TrackerStorageError(fault, databaseFile, error);
}
