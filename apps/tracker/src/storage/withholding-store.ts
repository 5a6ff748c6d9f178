import { gt, lte, sql } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { guardWrites, type WriteGuardOptions } from './guard-writes.ts';
import type { TrackerDatabase } from './open-database.ts';
import { withholdingTable } from './schema.ts';

/** Which rooms are withheld, on disk: a restart must not show them. */
export class WithholdingStore {
  readonly #database: TrackerDatabase;
  /** Throws a `RequestRefusedError` if it cannot be stored. */
  readonly set: (room: string, until: Instant) => void;

  constructor({ database, logger }: WriteGuardOptions) {
    this.#database = database;
    const statement = database
      .insert(withholdingTable)
      .values({ room: sql.placeholder('room'), until: sql.placeholder('until') })
      .onConflictDoUpdate({ target: withholdingTable.room, set: { until: sql`excluded.until` } })
      .prepare();
    this.set = guardWrites(
      (room: string, until: Instant) => {
        statement.run({ room, until });
      },
      { database, logger },
    );
  }

  list(now: Instant): { room: string; until: Instant }[] {
    return this.#database.select().from(withholdingTable).where(gt(withholdingTable.until, now)).all();
  }

  prune(before: Instant): void {
    this.#database.delete(withholdingTable).where(lte(withholdingTable.until, before)).run();
  }
}
