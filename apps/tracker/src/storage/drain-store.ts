import { desc, eq, isNotNull } from 'drizzle-orm';
import type { Instant } from '../clock.ts';
import { formatEndpointId } from '../presence/endpoint.ts';
import type { TrackerDatabase } from './open-database.ts';
import { endpointTable } from './schema.ts';

/** An endpoint that has reported at some time, as an operator sees it. */
export interface KnownEndpoint {
  /** Of its row. */
  key: number;
  room: string;
  address: string;
  lastSeenAt: Instant;
  leaseEndsAt: Instant;
  /** null: viewers are sent there. */
  drainingSince: Instant | null;
}

/** To which endpoints nobody new is sent, on disk. */
export class DrainStore {
  readonly #database: TrackerDatabase;

  constructor(database: TrackerDatabase) {
    this.#database = database;
  }

  /** The ids of those that drain. */
  listDraining(): Set<string> {
    const { room, address, drainingSince } = endpointTable;
    const rows = this.#database.select({ room, address }).from(endpointTable).where(isNotNull(drainingSince));
    return new Set(rows.all().map(formatEndpointId));
  }

  /** Whoever has reported; the last to do so first. */
  listKnown(): KnownEndpoint[] {
    const { id: key, room, address, lastSeenAt, leaseEndsAt, drainingSince } = endpointTable;
    return this.#database
      .select({ key, room, address, lastSeenAt, leaseEndsAt, drainingSince })
      .from(endpointTable)
      .orderBy(desc(lastSeenAt), room, address)
      .all();
  }

  /** `since` null: viewers are sent there again. All or none. */
  set(endpoints: readonly Pick<KnownEndpoint, 'key'>[], since: Instant | null): void {
    this.#database.transaction(
      () => {
        for (const { key } of endpoints) {
          this.#database
            .update(endpointTable)
            .set({ drainingSince: since })
            .where(eq(endpointTable.id, key))
            .run();
        }
      },
      { behavior: 'immediate' },
    );
  }
}
