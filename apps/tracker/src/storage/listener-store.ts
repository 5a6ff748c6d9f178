import { randomBytes } from 'node:crypto';
import { and, asc, eq, getTableColumns, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import type { HourTally } from '../listeners/hour-tally.ts';
import { MAX_AGE_MS } from '../listeners/listener-counter.ts';
import { deleteSecurely, truncateLog } from './delete-securely.ts';
import { guardWrites, type WriteGuardOptions } from './guard-writes.ts';
import { createListenerWriter } from './listener-writer.ts';
import type { TrackerDatabase } from './open-database.ts';
import { listenerHourTable, listenerTable } from './schema.ts';

const HOUR_MS = 3_600_000;
const SALT_BYTES = 16;
/** Of as many rooms and hours; more are looked up again. */
const MAX_SALTS = 50_000;
/** Deleting holds up everything else, so it is done in small parts. */
const PRUNED_AT_ONCE = 5000;

export type ListenerHourRow = Omit<typeof listenerHourTable.$inferSelect, 'id' | 'salt'>;

/** Reports about listeners, on disk. */
export class ListenerStore {
  /** Stores all of it in one transaction or, by throwing a `RequestRefusedError`, none of it. */
  readonly record: (tallies: readonly HourTally[]) => void;
  readonly #database: TrackerDatabase;
  readonly #salts = new Map<string, Buffer>();
  /** Whether the log of the database may have what was forgotten. */
  #isLogged: boolean;

  constructor({ database, logger, isLogged = false }: WriteGuardOptions & { isLogged?: boolean }) {
    this.#database = database;
    this.#isLogged = isLogged;
    const write = createListenerWriter(database);
    const withSalt = (tally: HourTally) => ({ ...tally, salt: this.getSalt(tally.room, tally.hour) });
    this.record = guardWrites(tallies => write(tallies.map(withSalt)), { database, logger });
  }

  /** The salt under which the listeners of an hour are hashed. It is stored with what is first recorded of the hour. */
  getSalt(room: string, hour: number): Buffer {
    const key = `${hour} ${room}`;
    const known = this.#salts.get(key);
    if (known !== undefined) return known;
    const stored = this.#database
      .select({ salt: listenerHourTable.salt })
      .from(listenerHourTable)
      .where(and(eq(listenerHourTable.hour, hour), eq(listenerHourTable.room, room)))
      .get();
    const salt = stored?.salt ?? randomBytes(SALT_BYTES);
    if (this.#salts.size >= MAX_SALTS) this.#salts.clear();
    this.#salts.set(key, salt);
    return salt;
  }

  /** From an hour on and before another one, of one room or of all, by time. */
  list({ room, from, to }: { room?: string | undefined; from: number; to: number }): ListenerHourRow[] {
    const { id: _, salt: __, ...columns } = getTableColumns(listenerHourTable);
    const { hour } = listenerHourTable;
    const ofRoom = room === undefined ? undefined : eq(listenerHourTable.room, room);
    return this.#database
      .select(columns)
      .from(listenerHourTable)
      .where(and(gte(hour, from), lt(hour, to), ofRoom))
      .orderBy(asc(hour), asc(listenerHourTable.room))
      .all();
  }

  /** Forgets who listened in hours of which no more lines are taken; returns false once nothing is left to forget. */
  forgetListeners(now: Instant): boolean {
    if (this.#isLogged) this.#isLogged = !truncateLog(this.#database);
    const { hour, room, salt, id } = listenerHourTable;
    // An hour more than lines are taken of: none may come while it is forgotten.
    const over = Math.floor((now - MAX_AGE_MS) / HOUR_MS) - 1;
    const isOver = and(lt(hour, over), isNotNull(salt));
    const closed = this.#database
      .select({ id, hour, room })
      .from(listenerHourTable)
      .where(isOver)
      .limit(1)
      .get();
    if (closed === undefined) return false;
    let deleted = 0;
    const isGone = deleteSecurely(this.#database, () => {
      const some = sql`(SELECT rowid FROM listener WHERE hour_id = ${closed.id} LIMIT ${PRUNED_AT_ONCE})`;
      deleted = this.#database.delete(listenerTable).where(sql`rowid IN ${some}`).run().changes;
      if (deleted > 0) return;
      this.#database.update(listenerHourTable).set({ salt: null }).where(eq(id, closed.id)).run();
    });
    this.#isLogged ||= !isGone;
    this.#salts.delete(`${closed.hour} ${closed.room}`);
    return true;
  }

  /** Deletes some of what is older; returns false once nothing is left to delete. */
  prune(before: Instant): boolean {
    const { id, hour } = listenerHourTable;
    const old = sql`(SELECT ${id} FROM ${listenerHourTable} WHERE ${hour} < ${Math.floor(before / HOUR_MS)} LIMIT ${PRUNED_AT_ONCE})`;
    return this.#database.delete(listenerHourTable).where(sql`${id} IN ${old}`).run().changes > 0;
  }
}
