import { and, asc, eq, getTableColumns, gte, lt, sql } from 'drizzle-orm';
import type { RollupRow } from '../viewers/rollup-rows.ts';
import type { TrackerDatabase } from './open-database.ts';
import { prepareStatement } from './prepare-statement.ts';
import { viewerRollupTable } from './schema.ts';

export interface RollupSpan {
  stepMinutes: number;
  groupId: number;
  /** Since 1970; the second is not included. */
  fromMinute: number;
  toMinute: number;
}

/** Without what was asked for: of a hundred rooms there are tens of thousands. */
export type NumbersRow = Omit<RollupRow, 'stepMinutes' | 'groupId'>;

/** Reads what viewers add up to. */
export class NumbersStore {
  readonly #select: (span: RollupSpan) => NumbersRow[];

  constructor(database: TrackerDatabase) {
    const { stepMinutes, groupId, ...columns } = getTableColumns(viewerRollupTable);
    const { minute } = columns;
    const fields = Object.entries(columns).map(([name, column]) => [name, sql`${column}`.as(name)]);
    const query = database
      .select(Object.fromEntries(fields))
      .from(viewerRollupTable)
      .where(
        and(
          eq(stepMinutes, sql.placeholder('stepMinutes')),
          eq(groupId, sql.placeholder('groupId')),
          gte(minute, sql.placeholder('fromMinute')),
          lt(minute, sql.placeholder('toMinute')),
        ),
      )
      .orderBy(asc(minute));
    this.#select = prepareStatement<RollupSpan, NumbersRow>(database, query).all;
  }

  /** The rows of one group, by time; steps without anybody have none. */
  list(span: RollupSpan): NumbersRow[] {
    return this.#select(span);
  }
}
