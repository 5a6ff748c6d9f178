import { getTableName, isNotNull } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { deleteSecurely } from './delete-securely.ts';
import { disguiseViewers } from './disguise-viewers.ts';
import { hasTable } from './has-table.ts';
import type { TrackerDatabase } from './open-database.ts';
import { daySaltTable, listenerHourTable, listenerTable } from './schema.ts';

/**
 * Takes out of a copy by what viewers and listeners could be found again: the tracker itself keeps it for a day, and a
 * backup would for years. A tracker that goes on with the copy counts those of the day anew. Throws a `RangeError` if
 * what is stored of viewers cannot be read.
 */
export function forgetViewers(database: TrackerDatabase): void {
  const has = (table: SQLiteTable) => hasTable(database, getTableName(table));
  deleteSecurely(database, () => {
    if (has(daySaltTable)) database.delete(daySaltTable).run();
    if (has(listenerTable)) database.delete(listenerTable).run();
    if (has(listenerHourTable)) {
      database.update(listenerHourTable).set({ salt: null }).where(isNotNull(listenerHourTable.salt)).run();
    }
    disguiseViewers(database);
  });
}
