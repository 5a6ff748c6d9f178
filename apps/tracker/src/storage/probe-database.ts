import { storageFaults } from '../errors.ts';
import type { TrackerDatabase } from './open-database.ts';
import { classifyStorageFault } from './storage-fault.ts';

/** What is wrong with the database now, and what to do about it; undefined if it can be written. */
export function probeDatabase({ $client: client }: TrackerDatabase): string | undefined {
  try {
    // The least that SQLite writes to the disk even if it is what was there before: one page.
    client.pragma(`user_version = ${Number(client.pragma('user_version', { simple: true }))}`);
    return undefined;
  } catch (error) {
    const { problem, advice } = storageFaults[classifyStorageFault(error)];
    return `The database cannot be written: ${problem}. ${advice}`;
  }
}
