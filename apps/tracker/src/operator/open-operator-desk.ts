import { DrainStore } from '../storage/drain-store.ts';
import { openBesideTracker } from '../storage/open-beside-tracker.ts';
import { SecretStore } from '../storage/secret-store.ts';
import { SecretDesk } from './secret-desk.ts';

/** What an operator can tell a tracker by its database, whether it runs or not. */
export interface OperatorDesk {
  readonly drains: DrainStore;
  readonly secrets: SecretDesk;
  /** A running one takes a change over within a second, another when it starts. */
  readonly trackerRuns: boolean;
  close(): void;
}

/** Throws a `TrackerStorageError` if the file cannot be used. Makes it if no tracker has done so. */
export function openOperatorDesk({ databaseFile }: { databaseFile: string }): OperatorDesk {
  const { database, trackerRuns, close } = openBesideTracker(databaseFile);
  return {
    drains: new DrainStore(database),
    secrets: new SecretDesk(new SecretStore(database)),
    trackerRuns,
    close,
  };
}
