import { inArray } from 'drizzle-orm';
import type { SaltStore } from '../viewers/day-salts.ts';
import { deleteSecurely } from './delete-securely.ts';
import type { TrackerDatabase } from './open-database.ts';
import { daySaltTable } from './schema.ts';

export function createSaltStore(database: TrackerDatabase): SaltStore {
  return {
    listSalts: () => database.select().from(daySaltTable).orderBy(daySaltTable.day).all(),
    addSalt: salt => {
      database.insert(daySaltTable).values(salt).run();
    },
    removeSalts: days =>
      deleteSecurely(database, () => {
        database
          .delete(daySaltTable)
          .where(inArray(daySaltTable.day, [...days]))
          .run();
      }),
  };
}
