import { inArray } from 'drizzle-orm';
import type { SaltStore } from '../viewers/day-salts.ts';
import type { TrackerDatabase } from './open-database.ts';
import { daySaltTable } from './schema.ts';

export function createSaltStore(database: TrackerDatabase): SaltStore {
  const { $client: client } = database;
  return {
    listSalts: () => database.select().from(daySaltTable).orderBy(daySaltTable.day).all(),
    addSalt: salt => {
      database.insert(daySaltTable).values(salt).run();
    },
    removeSalts: days => {
      const usual = client.pragma('secure_delete', { simple: true });
      client.pragma('secure_delete = ON');
      try {
        database
          .delete(daySaltTable)
          .where(inArray(daySaltTable.day, [...days]))
          .run();
      } finally {
        client.pragma(`secure_delete = ${Number(usual)}`);
      }
      // The write-ahead log has them still.
      client.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
