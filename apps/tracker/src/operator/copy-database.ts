import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** All at once: a copy in steps begins anew whenever a running tracker writes, and never ends. */
const ALL_PAGES = 0x7fffffff;
/** A tracker that writes does not lock out a reader; one that is just starting may. */
const READ_WAIT_MS = 5000;

export interface CopyOptions {
  from: string;
  to: string;
  /** Whoever may not write leaves a journal behind that whoever may takes away. */
  readonly: boolean;
}

/**
 * Copies a database as it is at one instant, by SQLite's online backup, also while a tracker writes to it. What is
 * at `to` is replaced; nobody but this user may read it. Throws what SQLite or the disk says.
 */
export async function copyDatabase({ from, to, readonly }: CopyOptions): Promise<void> {
  createEmpty(to);
  const source = new Database(from, { readonly, fileMustExist: true, timeout: READ_WAIT_MS });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}

/** An empty database in the place of what is there, before there is anything in it that others must not read. */
export function createEmpty(file: string): void {
  removeDatabase(file);
  closeSync(openSync(file, 'wx', 0o600));
}

/** The file and what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
}

/** Returns once the file, or the entries of the folder, are on the disk whatever happens to the power. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
