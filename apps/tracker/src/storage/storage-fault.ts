import type { StorageFaultCode } from '../errors.ts';

const codesBySqlite: ReadonlyArray<readonly [prefix: string, code: StorageFaultCode]> = [
  ['SQLITE_NOTADB', 'STORAGE_CORRUPT'],
  ['SQLITE_CORRUPT', 'STORAGE_CORRUPT'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_BUSY', 'STORAGE_LOCKED'],
  ['SQLITE_LOCKED', 'STORAGE_LOCKED'],
  ['SQLITE_FULL', 'STORAGE_FULL'],
];

/** Tells apart what SQLite reports, also where the query builder has wrapped it. */
export function classifyStorageFault(error: unknown): StorageFaultCode {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const sqliteCode = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const found = codesBySqlite.find(([prefix]) => sqliteCode.startsWith(prefix));
    if (found !== undefined) return found[1];
  }
  return 'STORAGE_FAILED';
}
