import type { Capacity, Load, Mood, ReportedComponent, Stream } from '@foyer/contract';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export * from './listener-schema.ts';
export * from './operator-schema.ts';
export * from './viewer-schema.ts';

/** What each endpoint said last. Instants are milliseconds since 1970. */
export const endpointTable = sqliteTable(
  'endpoint',
  {
    id: integer('id').primaryKey(),
    room: text('room').notNull(),
    address: text('address').notNull(),
    firstSeenAt: integer('first_seen_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    leaseEndsAt: integer('lease_ends_at').notNull(),
    load: text('load', { mode: 'json' }).$type<Load>().notNull(),
    streams: text('streams', { mode: 'json' }).$type<Stream[]>().notNull(),
    preview: text('preview'),
    capacity: text('capacity', { mode: 'json' }).$type<Capacity>(),
    weight: real('weight').notNull().default(1),
    versions: text('versions', { mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
    components: text('components', { mode: 'json' }).$type<ReportedComponent[]>().notNull().default([]),
    /** Since when nobody new is sent there; null if all is as usual. */
    drainingSince: integer('draining_since'),
  },
  table => [
    uniqueIndex('endpoint_room_address').on(table.room, table.address),
    index('endpoint_last_seen_at').on(table.lastSeenAt),
  ],
);

/** What the reports of one endpoint within one minute add up to. */
export const endpointMinuteTable = sqliteTable(
  'endpoint_minute',
  {
    /** Minutes since 1970. */
    minute: integer('minute').notNull(),
    endpointId: integer('endpoint_id')
      .notNull()
      .references(() => endpointTable.id, { onDelete: 'cascade' }),
    reports: integer('reports').notNull(),
    bitrateSum: real('bitrate_sum').notNull(),
    bitrateMax: real('bitrate_max').notNull(),
    clientsSum: real('clients_sum').notNull(),
    clientsMax: real('clients_max').notNull(),
  },
  table => [
    primaryKey({ columns: [table.minute, table.endpointId] }),
    // Lets SQLite find an endpoint's minutes when the endpoint is deleted.
    index('endpoint_minute_endpoint_id').on(table.endpointId),
  ],
);

/** Rooms of which nobody is told where to watch them, until an instant. */
export const withholdingTable = sqliteTable('withholding', {
  room: text('room').primaryKey(),
  until: integer('until').notNull(),
});

/** What the parts of the media pipeline said last. */
export const componentTable = sqliteTable(
  'component',
  {
    id: integer('id').primaryKey(),
    /** The id of the endpoint, or else the machine. */
    source: text('source').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    machine: text('machine').notNull(),
    room: text('room'),
    endpoint: text('endpoint'),
    mood: text('mood').$type<Mood>().notNull(),
    since: integer('since').notNull(),
    detail: text('detail'),
    reportedAt: integer('reported_at').notNull(),
    lostAt: integer('lost_at').notNull(),
    /** Whether its endpoint has said that it is going. */
    released: integer('released', { mode: 'boolean' }).notNull(),
  },
  table => [
    uniqueIndex('component_source_name').on(table.source, table.name),
    index('component_reported_at').on(table.reportedAt),
  ],
);

/** How they felt before. */
export const componentMoodTable = sqliteTable(
  'component_mood',
  {
    id: integer('id').primaryKey(),
    componentId: integer('component_id')
      .notNull()
      .references(() => componentTable.id, { onDelete: 'cascade' }),
    mood: text('mood').$type<Mood>().notNull(),
    since: integer('since').notNull(),
    until: integer('until').notNull(),
  },
  table => [
    index('component_mood_component_id').on(table.componentId, table.since),
    index('component_mood_until').on(table.until),
  ],
);
