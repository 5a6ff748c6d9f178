export type { TrackerConfig } from './access/access-rules.ts';
export { createTracker, type Tracker, type TrackerOptions, type TrackerSettings } from './create-tracker.ts';
export {
  BackupError,
  type BackupFaultCode,
  NodeVersionError,
  type StorageFaultCode,
  TrackerListenError,
  TrackerStorageError,
} from './errors.ts';
export { backUpDatabase } from './operator/back-up-database.ts';
export { type OperatorDesk, openOperatorDesk } from './operator/open-operator-desk.ts';
export { type Restored, restoreDatabase } from './operator/restore-database.ts';
export type { KnownEndpoint } from './storage/drain-store.ts';
export type { SecretRecord } from './storage/secret-store.ts';
