import { MAX_PLAYER_ERROR_SUMS } from '@foyer/contract';
import { and, desc, eq, gte, inArray, lt, max, sum } from 'drizzle-orm';
import type { TrackerDatabase } from './open-database.ts';
import { playerErrorTable, viewerGroupTable } from './schema.ts';

export interface PlayerErrorSpan {
  /** Others are left out. */
  rooms: readonly string[];
  /** Since 1970; the second is not included. */
  fromMinute: number;
  toMinute: number;
}

export interface SummedPlayerError {
  room: string;
  endpoint: string | null;
  code: string;
  fatal: boolean;
  count: number;
  /** The first minute of the last hour in which it was, since 1970. */
  lastMinute: number;
}

/** Reads what viewers' players complained of. */
export class PlayerErrorStore {
  readonly #database: TrackerDatabase;

  constructor(database: TrackerDatabase) {
    this.#database = database;
  }

  /** The most frequent first. */
  list({ rooms, fromMinute, toMinute }: PlayerErrorSpan): SummedPlayerError[] {
    const { minute, groupId, code, fatal, count } = playerErrorTable;
    const { id, room, endpoint } = viewerGroupTable;
    const summed = sum(count).mapWith(Number);
    const lastMinute = max(minute).mapWith(Number);
    const rows = this.#database
      .select({ room, endpoint, code, fatal, count: summed, lastMinute })
      .from(playerErrorTable)
      .innerJoin(viewerGroupTable, eq(id, groupId))
      .where(and(gte(minute, fromMinute), lt(minute, toMinute), inArray(room, [...rooms])))
      .groupBy(groupId, code, fatal)
      .orderBy(desc(summed), groupId, code, fatal)
      .limit(MAX_PLAYER_ERROR_SUMS)
      .all();
    return rows.flatMap(row => (row.room === null ? [] : { ...row, room: row.room }));
  }
}
