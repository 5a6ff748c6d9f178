import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import type { TrackerDatabase } from './open-database.ts';
import { viewerRollupTable } from './schema.ts';

export interface RollupSpan {
  stepMinutes: number;
  groupId: number;
  /** Since 1970; the second is not included. */
  fromMinute: number;
  toMinute: number;
}

/** Reads what viewers add up to. */
export class NumbersStore {
  readonly #select: (span: RollupSpan) => RollupRow[];

  constructor(database: TrackerDatabase) {
    const { stepMinutes, groupId, minute } = viewerRollupTable;
    const statement = database
      .select()
      .from(viewerRollupTable)
      .where(
        and(
          eq(stepMinutes, sql.placeholder('stepMinutes')),
          eq(groupId, sql.placeholder('groupId')),
          gte(minute, sql.placeholder('fromMinute')),
          lt(minute, sql.placeholder('toMinute')),
        ),
      )
      .orderBy(asc(minute))
      .prepare();
    this.#select = span => statement.all({ ...span });
  }

  /** The rows of one group, by time; steps without anybody have none. */
  list(span: RollupSpan): RollupRow[] {
    return this.#select(span);
  }
}
