import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { MachineSecret } from '../access/access-rules.ts';
import type { Instant } from '../clock.ts';
import { excluded } from './excluded.ts';
import type { TrackerDatabase } from './open-database.ts';
import { machineSecretTable } from './schema.ts';

/** What is known of a machine's secret: all but the secret. */
export type SecretRecord = Omit<typeof machineSecretTable.$inferSelect, 'hash'>;

/** The secrets of machines, on disk. */
export class SecretStore {
  readonly #database: TrackerDatabase;

  constructor(database: TrackerDatabase) {
    this.#database = database;
  }

  /** Those that open something, in the order of their names. */
  listValid(): MachineSecret[] {
    const { name, hash, rooms, revokedAt } = machineSecretTable;
    const rows = this.#database
      .select({ name, hash, rooms })
      .from(machineSecretTable)
      .where(isNull(revokedAt));
    return rows
      .orderBy(name)
      .all()
      .map(row => ({
        name: row.name,
        hash: row.hash,
        rooms: row.rooms === null ? null : new Set(row.rooms),
      }));
  }

  /** Those that have been revoked as well. */
  list(): SecretRecord[] {
    const { name, rooms, createdAt, lastUsedAt, revokedAt } = machineSecretTable;
    return this.#database
      .select({ name, rooms, createdAt, lastUsedAt, revokedAt })
      .from(machineSecretTable)
      .orderBy(name)
      .all();
  }

  /** One that has been revoked gives its name away. Returns whether it was added: the name may be taken. */
  add(secret: { name: string; hash: Buffer; rooms: string[] | null; createdAt: Instant }): boolean {
    const { hash, rooms, createdAt, name, revokedAt } = machineSecretTable;
    const { changes } = this.#database
      .insert(machineSecretTable)
      .values(secret)
      .onConflictDoUpdate({
        target: name,
        set: {
          hash: excluded(hash),
          rooms: excluded(rooms),
          createdAt: excluded(createdAt),
          lastUsedAt: null,
          revokedAt: null,
        },
        setWhere: isNotNull(revokedAt),
      })
      .run();
    return changes > 0;
  }

  /** Whether there was one to revoke. */
  revoke(name: string, at: Instant): boolean {
    const { name: column, revokedAt } = machineSecretTable;
    const { changes } = this.#database
      .update(machineSecretTable)
      .set({ revokedAt: at })
      .where(and(eq(column, name), isNull(revokedAt)))
      .run();
    return changes > 0;
  }

  /** Stores when they were used, all or none. */
  setUsed(used: ReadonlyMap<string, Instant>): void {
    const { name: column, lastUsedAt } = machineSecretTable;
    this.#database.transaction(
      () => {
        for (const [name, at] of used) {
          this.#database
            .update(machineSecretTable)
            .set({ lastUsedAt: sql`max(coalesce(${lastUsedAt}, 0), ${at})` })
            .where(eq(column, name))
            .run();
        }
      },
      { behavior: 'immediate' },
    );
  }
}
