import { and, eq, gt, lt, lte, notExists, sql } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { formatEndpointId } from '../presence/endpoint.ts';
import type { PlayerErrorCount } from '../viewers/player-error-counts.ts';
import type { RollupRow, ServedMinute } from '../viewers/rollup-rows.ts';
import { type Count, PERIOD_MINUTES, type Period, periods, startOf } from '../viewers/tally.ts';
import { packTrack, type TrackRecord, unpackTrack } from '../viewers/track-record.ts';
import type { ViewerGroup } from '../viewers/viewer-group.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { prepareStatement } from './prepare-statement.ts';
import { createRollupWriter } from './rollup-writer.ts';
import {
  endpointMinuteTable,
  endpointTable,
  foldTable,
  heartbeatLogTable,
  type LoggedError,
  playerErrorTable,
  viewerGroupTable,
  viewerRollupTable,
  viewerTrackTable,
} from './schema.ts';

const FOLD_ID = 1;
/** Records of tracks in one row. */
const TRACKS_PER_ROW = 50_000;
/** While nothing can be stored more groups gather than SQLite takes in one statement. */
const GROUPS_AT_ONCE = 1000;

/** Heartbeats that came in together. */
export interface LogEntry {
  /** Higher than those before. */
  id: number;
  at: Instant;
  records: Buffer;
  errors: LoggedError[] | null;
  /** Those that have not been stored before. */
  groups: readonly ViewerGroup[];
}

export interface Fold {
  /** The last minute that goes into the rollups. */
  minute: number;
  /** The last row of the log that is in it. */
  logId: number;
  rows: readonly RollupRow[];
  errors: readonly PlayerErrorCount[];
  groups: readonly ViewerGroup[];
  tracks: readonly TrackRecord[];
  /** The tracks are those of everybody: the ones before go. */
  allTracks: boolean;
}

/** Viewers and what they add up to, on disk. */
export class ViewerStore {
  readonly #database: TrackerDatabase;
  readonly #insertLog: (entry: LogEntry) => void;
  readonly #writeRollup: (row: RollupRow) => void;

  constructor(database: TrackerDatabase) {
    this.#database = database;
    this.#insertLog = prepareLogInsert(database);
    this.#writeRollup = createRollupWriter(database);
  }

  /** Stores heartbeats, all or none. */
  append(entry: LogEntry): void {
    if (entry.groups.length === 0) {
      this.#insertLog(entry);
      return;
    }
    this.#transact(() => {
      this.#addGroups(entry.groups);
      this.#insertLog(entry);
    });
  }

  /** Moves what the log says into the rollups, all or nothing. */
  fold({ minute, logId, rows, errors, groups, tracks, allTracks }: Fold): void {
    this.#transact(() => {
      this.#addGroups(groups);
      for (const row of rows) this.#writeRollup(row);
      for (const error of errors) this.#addError(error);
      if (allTracks) this.#database.delete(viewerTrackTable).run();
      for (let first = 0; first < tracks.length; first += TRACKS_PER_ROW) {
        const records = packTrack(tracks.slice(first, first + TRACKS_PER_ROW));
        this.#database.insert(viewerTrackTable).values({ records }).run();
      }
      this.#database.delete(heartbeatLogTable).where(lte(heartbeatLogTable.id, logId)).run();
      this.#database
        .insert(foldTable)
        .values({ id: FOLD_ID, minute })
        .onConflictDoUpdate({ target: foldTable.id, set: { minute: excluded(foldTable.minute) } })
        .run();
    });
  }

  findFoldedMinute(): number | undefined {
    return this.#database.select({ minute: foldTable.minute }).from(foldTable).get()?.minute;
  }

  listGroups(): ViewerGroup[] {
    return this.#database.select().from(viewerGroupTable).all();
  }

  *listTracks(): Generator<TrackRecord> {
    const rows = this.#database.select().from(viewerTrackTable).orderBy(viewerTrackTable.id);
    for (const { records } of rows.all()) yield* unpackTrack(records);
  }

  listLog() {
    return this.#database.select().from(heartbeatLogTable).orderBy(heartbeatLogTable.id).all();
  }

  /** How the hour and the day stand that a minute belongs to. */
  listCounts(minute: number): { groupId: number; period: Period; count: Count }[] {
    const { stepMinutes, groupId, viewers, peak } = viewerRollupTable;
    return (['hour', 'day'] as const).flatMap(period =>
      this.#database
        .select({ groupId, viewers, peak })
        .from(viewerRollupTable)
        .where(
          and(eq(stepMinutes, PERIOD_MINUTES[period]), eq(viewerRollupTable.minute, startOf(period, minute))),
        )
        .all()
        .map(row => ({ groupId: row.groupId, period, count: { viewers: row.viewers, peak: row.peak } })),
    );
  }

  /**
   * What endpoints have said of the minutes after `after`, up to and with `until`, but for those that are in the rollups
   * of `all` already: where the clock was set back there are some that come again.
   */
  listServed({ after, until, all }: { after: number; until: number; all: number }): ServedMinute[] {
    const { minute, endpointId, reports, bitrateSum, clientsSum } = endpointMinuteTable;
    const known = this.#database
      .select({ one: sql`1` })
      .from(viewerRollupTable)
      .where(
        and(
          eq(viewerRollupTable.stepMinutes, PERIOD_MINUTES.minute),
          eq(viewerRollupTable.groupId, all),
          eq(viewerRollupTable.minute, minute),
          gt(viewerRollupTable.servedMinutes, 0),
        ),
      );
    const rows = this.#database
      .select({
        minute,
        room: endpointTable.room,
        address: endpointTable.address,
        bitrateBps: sql<number>`${bitrateSum} / ${reports}`,
        clients: sql<number>`${clientsSum} / ${reports}`,
      })
      .from(endpointMinuteTable)
      .innerJoin(endpointTable, eq(endpointTable.id, endpointId))
      .where(and(gt(minute, after), lte(minute, until), notExists(known)));
    return rows.all().map(({ address, ...row }) => ({
      ...row,
      endpoint: formatEndpointId({ room: row.room, address }),
    }));
  }

  /** Deletes the rollups of one group that are older than the periods of each length are kept. */
  pruneGroup(groupId: number, before: Readonly<Record<Period, number>>): void {
    const { stepMinutes, minute } = viewerRollupTable;
    for (const period of periods) {
      const old = and(
        eq(stepMinutes, PERIOD_MINUTES[period]),
        eq(viewerRollupTable.groupId, groupId),
        lt(minute, before[period]),
      );
      this.#database.delete(viewerRollupTable).where(old).run();
    }
  }

  pruneErrors(before: number): void {
    this.#database.delete(playerErrorTable).where(lt(playerErrorTable.minute, before)).run();
  }

  #addGroups(groups: readonly ViewerGroup[]): void {
    for (let first = 0; first < groups.length; first += GROUPS_AT_ONCE) {
      const some = groups.slice(first, first + GROUPS_AT_ONCE);
      this.#database.insert(viewerGroupTable).values(some).run();
    }
  }

  #addError(error: PlayerErrorCount): void {
    const { minute, groupId, code, fatal, count } = playerErrorTable;
    this.#database
      .insert(playerErrorTable)
      .values(error)
      .onConflictDoUpdate({
        target: [minute, groupId, code, fatal],
        set: { count: sql`${count} + ${excluded(count)}` },
      })
      .run();
  }

  #transact<T>(work: () => T): T {
    return this.#database.transaction(work, { behavior: 'immediate' });
  }
}

function prepareLogInsert(database: TrackerDatabase): (entry: LogEntry) => void {
  const insert = database.insert(heartbeatLogTable).values({
    id: sql.placeholder('id'),
    at: sql.placeholder('at'),
    records: sql.placeholder('records'),
    errors: sql.placeholder('errors'),
  });
  const statement = prepareStatement<Record<keyof typeof heartbeatLogTable.$inferInsert, unknown>>(
    database,
    insert,
  );
  return ({ id, at, records, errors }) => {
    statement.run({ id, at, records, errors: errors && JSON.stringify(errors) });
  };
}
