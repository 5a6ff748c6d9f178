import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrackerStorageError } from '../errors.ts';

/** Says what SQLite would say less clearly, or only once it writes. */
export function checkPlace(file: string): void {
  const directory = dirname(file);
  const directoryStats = findStats(directory);
  if (!directoryStats?.isDirectory()) throw new TrackerStorageError('STORAGE_DIRECTORY_MISSING', file);
  if (!isWritable(directory, directoryStats)) {
    throw new TrackerStorageError('STORAGE_DIRECTORY_READ_ONLY', file);
  }
  const stats = findStats(file);
  if (stats === undefined) return;
  if (!stats.isFile()) throw new TrackerStorageError('STORAGE_NOT_A_FILE', file);
  if (!isWritable(file, stats)) throw new TrackerStorageError('STORAGE_READ_ONLY', file);
}

function findStats(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Root may write everywhere, but whoever took all write permission away meant root as well. */
function isWritable(path: string, { mode }: Stats): boolean {
  if ((mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
