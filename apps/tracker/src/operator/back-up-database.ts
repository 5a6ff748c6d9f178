import { accessSync, constants, existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { BackupError, TrackerStorageError } from '../errors.ts';
import { forgetViewers } from '../storage/forget-viewers.ts';
import { assertNodeVersion } from '../storage/node-version.ts';
import { compareSchema } from '../storage/open-database.ts';
import { classifyStorageFault } from '../storage/storage-fault.ts';
import { checkIntegrity } from './check-integrity.ts';
import { copyDatabase, createEmpty, removeDatabase, syncToDisk } from './copy-database.ts';

export interface BackupOptions {
  databaseFile: string;
  /** What the backup is called. */
  file: string;
  /** Whether what is there of that name may go. */
  replace?: boolean;
}

/**
 * Copies the database of a tracker into one file, checked, while it runs or not. Nothing is there under that name
 * before all of it is. Throws a `BackupError`, or a `TrackerStorageError` if the database itself cannot be read.
 */
export async function backUpDatabase(options: BackupOptions): Promise<{ bytes: number }> {
  const { databaseFile, file } = options;
  assertNodeVersion(process.versions);
  checkPlaces(options);
  const copy = `${file}.copy`;
  const part = `${file}.part`;
  try {
    await copyDatabase({ from: databaseFile, to: copy, readonly: !isWritable(databaseFile) });
    finishCopy({ copy, part, databaseFile });
    syncToDisk(part);
    renameSync(part, file);
    syncToDisk(dirname(file));
  } catch (error) {
    throw explain(error, options);
  } finally {
    tryToRemove(copy);
    tryToRemove(part);
  }
  return { bytes: statSync(file).size };
}

/** Tells what is wrong with the database from what is wrong with the place of the backup. */
function explain(error: unknown, { databaseFile, file }: BackupOptions): Error {
  if (error instanceof TrackerStorageError) return error;
  const fault = classifyStorageFault(error);
  if (fault === 'STORAGE_CORRUPT' || fault === 'STORAGE_LOCKED') {
    return new TrackerStorageError(fault, databaseFile, error);
  }
  // What is stored of viewers is not what the tracker stores.
  if (error instanceof RangeError) return new TrackerStorageError('STORAGE_CORRUPT', databaseFile, error);
  return new BackupError('BACKUP_UNWRITABLE', file, error);
}

function checkPlaces({ databaseFile, file, replace = false }: BackupOptions): void {
  checkReadable(databaseFile);
  const there = statSync(file, { throwIfNoEntry: false });
  // Of a folder or a device it is not the backup that goes.
  if (there !== undefined && !(replace && there.isFile())) throw new BackupError('BACKUP_EXISTS', file);
  if (there !== undefined && there.ino === statSync(databaseFile).ino) {
    throw new BackupError('BACKUP_EXISTS', file);
  }
  if (!existsSync(dirname(file))) throw new BackupError('BACKUP_FOLDER_MISSING', file);
}

function checkReadable(databaseFile: string): void {
  if (!existsSync(databaseFile)) throw new TrackerStorageError('STORAGE_MISSING', databaseFile);
  try {
    accessSync(databaseFile, constants.R_OK);
  } catch (cause) {
    throw new TrackerStorageError('STORAGE_FAILED', databaseFile, cause);
  }
}

/**
 * Writes the copy anew, without what must not outlive a day: what had been deleted before is still in the free pages of
 * a database, and would be in every backup of it.
 */
function finishCopy({
  copy,
  part,
  databaseFile,
}: {
  copy: string;
  part: string;
  databaseFile: string;
}): void {
  const client = new Database(copy);
  try {
    compareSchema(client, databaseFile);
    // Nobody else opens it, and it goes in any case.
    client.pragma('journal_mode = OFF');
    forgetViewers(drizzle(client));
    createEmpty(part);
    client.prepare('VACUUM INTO ?').run(part);
  } finally {
    client.close();
  }
  assertWhole(part, databaseFile);
}

function assertWhole(part: string, databaseFile: string): void {
  const client = new Database(part, { readonly: true });
  try {
    const damage = checkIntegrity(client);
    if (damage !== undefined) throw new TrackerStorageError('STORAGE_CORRUPT', databaseFile, damage);
  } finally {
    client.close();
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function tryToRemove(copy: string): void {
  try {
    removeDatabase(copy);
  } catch {
    // Why it cannot be made says more than why its rest cannot be removed.
  }
}
