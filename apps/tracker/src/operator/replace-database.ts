import { chmodSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Instant } from '../clock.ts';
import { forgetViewers } from '../storage/forget-viewers.ts';
import { giveToOwner } from '../storage/give-to-owner.ts';
import { syncToDisk } from './copy-database.ts';

/** What file systems say that know no second names. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

export interface Replacement {
  /** Nobody uses it. */
  databaseFile: string;
  copy: string;
  now: Instant;
}

/**
 * Gives a copy the name of the database; at any time there is one of the two under it. Returns under what name the one
 * is kept that was there, or null if none was.
 */
export function replaceDatabase({ databaseFile, copy, now }: Replacement): string | null {
  const folder = dirname(databaseFile);
  const there = statSync(databaseFile, { throwIfNoEntry: false });
  if (there !== undefined) chmodSync(copy, there.mode & 0o777);
  giveToOwner(copy, there ?? statSync(folder));
  syncToDisk(copy);
  const keptAt = there === undefined ? null : keepDatabase(databaseFile, now);
  renameSync(copy, databaseFile);
  syncToDisk(folder);
  return keptAt;
}

function keepDatabase(databaseFile: string, now: Instant): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const keptAt = `${databaseFile}.before-${stamp}`;
  tidy(databaseFile);
  addName(databaseFile, keptAt);
  // What is left of a journal would be taken for one of the new database.
  if (exists(`${databaseFile}-wal`)) renameSync(`${databaseFile}-wal`, `${keptAt}-wal`);
  rmSync(`${databaseFile}-shm`, { force: true });
  return keptAt;
}

/** Writes its journal back, and forgets viewers as in a backup. */
function tidy(databaseFile: string): void {
  let client: Database.Database | undefined;
  try {
    client = new Database(databaseFile);
    forgetViewers(drizzle(client));
  } catch {
    // Damaged: it is kept as it is.
  } finally {
    client?.close();
  }
}

function addName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!NO_LINKS.has(code)) throw error;
    renameSync(file, name);
  }
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
