import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { TrackerStorageError } from '../errors.ts';
import { checkPlace } from './check-place.ts';
import { giveToOwner } from './give-to-owner.ts';
import { assertNodeVersion } from './node-version.ts';
import { classifyStorageFault } from './storage-fault.ts';

/** A tracker that is just ending may still have it. */
const WAIT_MS = 2000;

/** Says that a database is in use, until it is let go of or the process dies. */
export interface DatabaseHold {
  release(): void;
}

/**
 * Takes the database for oneself: a running tracker does, and a command that would change its schema or put another
 * file in its place. Others may still read it and write to it. Throws a `TrackerStorageError`, `STORAGE_IN_USE`
 * if another has it.
 */
export function holdDatabase(file: string, { waitMs = WAIT_MS } = {}): DatabaseHold {
  assertNodeVersion(process.versions);
  checkPlace(file);
  let client: Database.Database | undefined;
  try {
    // An empty database beside it, never written to. Node cannot lock files, SQLite can, and a lock of the kernel's
    // ends with its process, unlike a file with a process id in it.
    const lockFile = `${file}.lock`;
    client = new Database(lockFile, { timeout: waitMs });
    giveToOwner(lockFile, statSync(dirname(file)));
    client.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    client?.close();
    const fault = classifyStorageFault(error);
    throw new TrackerStorageError(fault === 'STORAGE_LOCKED' ? 'STORAGE_IN_USE' : fault, file);
  }
  const held = client;
  return { release: () => held.close() };
}

/** As `holdDatabase`, at once; undefined if another has it. */
export function tryHoldDatabase(file: string): DatabaseHold | undefined {
  try {
    return holdDatabase(file, { waitMs: 0 });
  } catch (error) {
    if (error instanceof TrackerStorageError && error.code === 'STORAGE_IN_USE') return undefined;
    throw error;
  }
}
