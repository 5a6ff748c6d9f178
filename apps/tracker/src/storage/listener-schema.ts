import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What the access logs of endpoints add up to, by room and hour. */
export const listenerHourTable = sqliteTable(
  'listener_hour',
  {
    id: integer('id').primaryKey(),
    room: text('room').notNull(),
    /** Hours since 1970. */
    hour: integer('hour').notNull(),
    /** Under which its listeners are hashed; null once no more lines of the hour are taken. */
    salt: blob('salt', { mode: 'buffer' }),
    requests: integer('requests').notNull(),
    segments: integer('segments').notNull(),
    bytes: integer('bytes').notNull(),
    /** The most that were watching within half a minute. */
    peak: integer('peak').notNull(),
    viewers: integer('viewers').notNull(),
    /** The viewers, by what they watched with. */
    browser: integer('browser').notNull(),
    mobile: integer('mobile').notNull(),
    player: integer('player').notNull(),
    app: integer('app').notNull(),
    bot: integer('bot').notNull(),
    other: integer('other').notNull(),
  },
  table => [
    uniqueIndex('listener_hour_hour_room').on(table.hour, table.room),
    index('listener_hour_room').on(table.room, table.hour),
  ],
);

/** Who has been counted in an hour, so that late lines and a restart count nobody twice. Deleted after a day. */
export const listenerTable = sqliteTable(
  'listener',
  {
    hourId: integer('hour_id')
      .notNull()
      .references(() => listenerHourTable.id, { onDelete: 'cascade' }),
    digest: blob('digest', { mode: 'buffer' }).notNull(),
  },
  table => [primaryKey({ columns: [table.hourId, table.digest] })],
);
