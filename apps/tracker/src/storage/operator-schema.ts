import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Secrets that an operator has made for machines. Instants are milliseconds since 1970. */
export const machineSecretTable = sqliteTable('machine_secret', {
  name: text('name').primaryKey(),
  /** As `hashSecret` makes it: enough for a secret that nobody has thought up. */
  hash: blob('hash', { mode: 'buffer' }).notNull(),
  /** null: all rooms. */
  rooms: text('rooms', { mode: 'json' }).$type<string[]>(),
  createdAt: integer('created_at').notNull(),
  /** To the minute or so. */
  lastUsedAt: integer('last_used_at'),
  revokedAt: integer('revoked_at'),
});
