import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { TrackerStorageError } from '../errors.ts';
import { tryHoldDatabase } from './database-hold.ts';
import { compareSchema, openDatabase, type TrackerDatabase } from './open-database.ts';
import { classifyStorageFault } from './storage-fault.ts';

/** A tracker under load writes all the time, and never for long. */
const WRITE_WAIT_MS = 5000;

export interface SharedDatabase {
  database: TrackerDatabase;
  trackerRuns: boolean;
  close(): void;
}

/**
 * Opens the database for a command. While a tracker runs with it, its schema is left as it is; otherwise it is made
 * and brought up to date as that would. Throws a `TrackerStorageError`.
 */
export function openBesideTracker(file: string): SharedDatabase {
  const hold = tryHoldDatabase(file);
  try {
    const database = hold === undefined ? openShared(file) : openDatabase(file);
    return {
      database,
      trackerRuns: hold === undefined,
      close: () => {
        database.$client.close();
        hold?.release();
      },
    };
  } catch (error) {
    hold?.release();
    throw error;
  }
}

function openShared(file: string): TrackerDatabase {
  let client: Database.Database | undefined;
  try {
    client = new Database(file, { timeout: WRITE_WAIT_MS, fileMustExist: true });
    client.pragma('foreign_keys = ON');
    const age = compareSchema(client, file);
    if (age === 'ours') return drizzle(client);
    throw new TrackerStorageError(age === 'older' ? 'STORAGE_OLDER' : 'STORAGE_NEWER', file);
  } catch (error) {
    client?.close();
    if (error instanceof TrackerStorageError) throw error;
    throw new TrackerStorageError(classifyStorageFault(error), file, error);
  }
}
