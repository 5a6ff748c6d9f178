import { and, gt, gte, isNull, lt, max, sql } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { type Endpoint, formatEndpointId } from '../presence/endpoint.ts';
import { CommitQueue, type StoreOptions } from './commit-queue.ts';
import { guardWrites } from './guard-writes.ts';
import type { TrackerDatabase } from './open-database.ts';
import { createReportWriter } from './report-writer.ts';
import { endpointMinuteTable, endpointTable } from './schema.ts';
import type { Departure, EndpointChange } from './summarise-changes.ts';

/** Each may hold 32 streams with long addresses: this many keep below a hundred megabytes or so. */
const MAX_WAITING = 5000;
const RETRY_DELAY_MS = 250;

const MINUTE_MS = 60_000;
/** Deleting holds up everything else, so it is done in small parts. */
const PRUNED_AT_ONCE = 2000;

export type SeenEndpoint = Pick<
  typeof endpointTable.$inferSelect,
  'room' | 'address' | 'lastSeenAt' | 'load'
>;

/** What endpoints have reported, on disk. */
export class EndpointStore {
  readonly #database: TrackerDatabase;
  readonly #queue: CommitQueue<EndpointChange>;

  constructor({ database, logger, observe }: StoreOptions) {
    this.#database = database;
    this.#queue = new CommitQueue({
      commit: guardWrites(createReportWriter(database), { database, logger }),
      maxWaiting: MAX_WAITING,
      retryDelayMs: RETRY_DELAY_MS,
      observe,
    });
  }

  /** Resolves once the report is in a committed transaction. */
  record(report: Endpoint): Promise<void> {
    return this.#queue.add({ type: 'report', endpoint: report });
  }

  /** Resolves once it is stored that the endpoint has left. */
  recordDeparture(departure: Departure): Promise<void> {
    return this.#queue.add({ type: 'departure', ...departure });
  }

  listWithLease(now: Instant): Endpoint[] {
    const rows = this.#database.select().from(endpointTable).where(gt(endpointTable.leaseEndsAt, now)).all();
    return rows.map(row => ({
      id: formatEndpointId(row),
      room: row.room,
      address: row.address,
      // Not in the future, and not for longer than it was granted for, should the clock have been set back meanwhile.
      reportedAt: Math.min(row.lastSeenAt, now),
      leaseEndsAt: Math.min(row.leaseEndsAt, now + row.leaseEndsAt - row.lastSeenAt),
      load: row.load,
      streams: row.streams,
      preview: row.preview,
      capacity: row.capacity,
      weight: row.weight,
      versions: row.versions,
      components: row.components,
    }));
  }

  /** By room, those with the least load first. */
  listSeenSince(instant: Instant): SeenEndpoint[] {
    const { room, address, lastSeenAt, load } = endpointTable;
    return this.#database
      .select({ room, address, lastSeenAt, load })
      .from(endpointTable)
      .where(gte(lastSeenAt, instant))
      .orderBy(room, sql`coalesce(${load} ->> 'overall_bitrate', 0)`, address)
      .all();
  }

  listLastSeen(): { room: string; lastSeenAt: Instant }[] {
    const rows = this.#database
      .select({ room: endpointTable.room, lastSeenAt: max(endpointTable.lastSeenAt) })
      .from(endpointTable)
      .groupBy(endpointTable.room)
      .all();
    return rows.flatMap(({ room, lastSeenAt }) => (lastSeenAt === null ? [] : [{ room, lastSeenAt }]));
  }

  /** Deletes some of what is older; returns false once nothing is left to delete. */
  prune(before: Instant): boolean {
    const { minute, endpointId } = endpointMinuteTable;
    const old = this.#database
      .select({ minute, endpointId })
      .from(endpointMinuteTable)
      .where(lt(minute, Math.floor(before / MINUTE_MS)))
      .limit(PRUNED_AT_ONCE);
    const minutes = this.#database
      .delete(endpointMinuteTable)
      .where(sql`(${minute}, ${endpointId}) IN ${old}`)
      .run();
    if (minutes.changes > 0) return true;
    // What an operator has said of it holds also if it comes back after a year.
    const isForgotten = and(lt(endpointTable.lastSeenAt, before), isNull(endpointTable.drainingSince));
    this.#database.delete(endpointTable).where(isForgotten).run();
    return false;
  }

  /** How many reports wait to be stored. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Stores what still waits. */
  close(): void {
    this.#queue.close();
  }
}
