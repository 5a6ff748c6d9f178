import type { ErrorCode, ErrorDetail } from '@foyer/contract';

/** What can be wrong with the database file, and what its owner can do about it. */
export const storageFaults = {
  STORAGE_DIRECTORY_MISSING: {
    problem: 'its directory does not exist',
    advice: 'Create the directory, or choose another file.',
  },
  STORAGE_DIRECTORY_READ_ONLY: {
    problem: 'its directory is not writable, and SQLite must create files beside it',
    advice: 'Make the directory writable for this user, or choose another file.',
  },
  STORAGE_MISSING: {
    problem: 'it does not exist',
    advice: 'Check the data folder: --data, FOYER_DATA. A tracker makes it when it first runs.',
  },
  STORAGE_NOT_A_FILE: {
    problem: 'it is not a file',
    advice: 'Choose another file.',
  },
  STORAGE_READ_ONLY: {
    problem: 'it is read-only',
    advice: 'Make it writable for this user, or move it away; a new one is made.',
  },
  STORAGE_CORRUPT: {
    problem: 'it is damaged, or not an SQLite database',
    advice: 'Move it away and put a backup in its place; without one a new database is made.',
  },
  STORAGE_FOREIGN: {
    problem: 'it is the database of another program',
    advice: 'Choose another file, or move it away; a new one is made.',
  },
  STORAGE_NEWER: {
    problem: 'a newer version of the tracker made it',
    advice: 'Start that version, or move the file away; a new one is made.',
  },
  STORAGE_OLDER: {
    problem: 'the tracker that runs with it is older than this command',
    advice: 'Restart the tracker; that brings the database up to date.',
  },
  STORAGE_IN_USE: {
    problem: 'a tracker runs with it',
    advice: 'Stop that tracker, or choose another data folder: --data, FOYER_DATA.',
  },
  STORAGE_LOCKED: {
    problem: 'another process holds it locked',
    advice: 'Stop that process (a copy that is being made?) and try again.',
  },
  STORAGE_FULL: {
    problem: 'the disk is full',
    advice: 'Make room on it.',
  },
  STORAGE_FAILED: {
    problem: 'SQLite cannot work with it',
    advice: 'Check the disk and its permissions, or move the file away; a new one is made.',
  },
} as const satisfies Record<string, { problem: string; advice: string }>;

export type StorageFaultCode = keyof typeof storageFaults;

/** The tracker's database file cannot be used. It has not been changed. */
export class TrackerStorageError extends Error {
  override name = 'TrackerStorageError';
  readonly code: StorageFaultCode;
  readonly file: string;

  constructor(code: StorageFaultCode, file: string, cause?: unknown) {
    const { problem, advice } = storageFaults[code];
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    super(`The tracker's database ${file} cannot be used: ${problem}${reason}. ${advice}`, { cause });
    this.code = code;
    this.file = file;
  }
}

/** What can be wrong with a backup, made or to be restored, and what an operator can do about it. */
export const backupFaults = {
  BACKUP_EXISTS: {
    problem: 'there is something of that name already',
    advice: 'Choose another name, or say --replace.',
  },
  BACKUP_FOLDER_MISSING: {
    problem: 'its folder does not exist',
    advice: 'Create the folder, or choose another.',
  },
  BACKUP_UNWRITABLE: {
    problem: 'it cannot be written',
    advice: 'Check the disk and its permissions, or choose another place.',
  },
  BACKUP_MISSING: {
    problem: 'it is not there, or is not a file that can be read',
    advice: 'Check the name and the permissions.',
  },
  BACKUP_DAMAGED: {
    problem: 'it is damaged, or not an SQLite database',
    advice: 'Take an older backup.',
  },
  BACKUP_FOREIGN: {
    problem: 'it is not the database of a tracker',
    advice: 'Check the name.',
  },
  BACKUP_NEWER: {
    problem: 'it was made by a newer version of the tracker',
    advice: 'Restore it with that version.',
  },
} as const satisfies Record<string, { problem: string; advice: string }>;

export type BackupFaultCode = keyof typeof backupFaults;

/** A backup cannot be made there, or not be restored. Neither it nor the tracker's database has been changed. */
export class BackupError extends Error {
  override name = 'BackupError';
  readonly code: BackupFaultCode;
  readonly file: string;

  constructor(code: BackupFaultCode, file: string, cause?: unknown) {
    const { problem, advice } = backupFaults[code];
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    super(`The backup ${file} cannot be used: ${problem}${reason}. ${advice}`, { cause });
    this.code = code;
    this.file = file;
  }
}

/** The address to listen on is taken or not ours. */
export class TrackerListenError extends Error {
  override name = 'TrackerListenError';
  readonly code = 'LISTEN_FAILED';
}

/** This Node cannot load the database driver: it would crash without a word. */
export class NodeVersionError extends Error {
  override name = 'NodeVersionError';
  readonly code = 'NODE_TOO_OLD';

  constructor(version: string) {
    super(`The tracker needs Node 22.14 or newer, this is ${version}. "npm start" brings its own.`);
  }
}

/** A request that is answered with one of the contract's error codes. */
export class RequestRefusedError extends Error {
  override name = 'RequestRefusedError';
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[] | undefined;
  /** When the same request may be answered. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: readonly ErrorDetail[]; retryAfterS?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retryAfterS = options.retryAfterS;
  }
}
