import type { Stream } from '@foyer/contract';
import { blob, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The salt under which a day's viewers are hashed. Deleted with the day, and with it every way back to them. */
export const daySaltTable = sqliteTable('day_salt', {
  /** Days since 1970. */
  day: integer('day').primaryKey(),
  salt: blob('salt', { mode: 'buffer' }).notNull(),
});

/** What viewers are counted by: everybody, a room, a stream of it, … and the series that belong to all of these. */
export const viewerGroupTable = sqliteTable('viewer_group', {
  id: integer('id').primaryKey(),
  level: text('level', { enum: ['all', 'room', 'stream', 'quality', 'endpoint', 'series'] }).notNull(),
  room: text('room'),
  kind: text('kind').$type<Stream['kind']>(),
  protocol: text('protocol').$type<Stream['protocol']>(),
  language: text('language'),
  quality: text('quality'),
  endpoint: text('endpoint'),
});

/** Heartbeats as they came, until the end of their minute. */
export const heartbeatLogTable = sqliteTable('heartbeat_log', {
  id: integer('id').primaryKey(),
  /** Milliseconds since 1970. */
  at: integer('at').notNull(),
  /** As `heartbeat-record.ts` packs them. */
  records: blob('records', { mode: 'buffer' }).notNull(),
  errors: text('errors', { mode: 'json' }).$type<LoggedError[]>(),
});

export interface LoggedError {
  /** Of level `endpoint`, or `room` where the player named none. */
  group: number;
  code: string;
  fatal: boolean;
}

/** When today's viewers were last in which series: later rows hold over earlier ones. Lets a restart count on. */
export const viewerTrackTable = sqliteTable('viewer_track', {
  id: integer('id').primaryKey(),
  /** As `track-record.ts` packs them. */
  records: blob('records', { mode: 'buffer' }).notNull(),
});

/** What a group's viewers add up to. The migration makes it WITHOUT ROWID, which half the size and drizzle cannot say. */
export const viewerRollupTable = sqliteTable(
  'viewer_rollup',
  {
    /** Its length: 1, 60 or 1440. */
    stepMinutes: integer('step_minutes').notNull(),
    groupId: integer('group_id')
      .notNull()
      .references(() => viewerGroupTable.id),
    /** Its first minute, since 1970. */
    minute: integer('minute').notNull(),
    /** Each counted once. */
    viewers: integer('viewers').notNull(),
    /** The most at once. */
    peak: integer('peak').notNull(),
    playedS: real('played_s').notNull(),
    stalls: integer('stalls').notNull(),
    stalledS: real('stalled_s').notNull(),
    droppedFrames: integer('dropped_frames').notNull(),
    decodedFrames: integer('decoded_frames').notNull(),
    latencySumS: real('latency_sum_s').notNull(),
    latencyReports: integer('latency_reports').notNull(),
    /** Bitrate times the seconds played. */
    playedBits: real('played_bits').notNull(),
    errors: integer('errors').notNull(),
    fatalErrors: integer('fatal_errors').notNull(),
    /** Of endpoints, by their own word: bits that went out, and the sums over minutes of their clients. */
    servedBits: real('served_bits').notNull(),
    clientsSum: real('clients_sum').notNull(),
    servedMinutes: integer('served_minutes').notNull(),
  },
  table => [primaryKey({ columns: [table.stepMinutes, table.groupId, table.minute] })],
);

/** What viewers' players complained of, by the hour. WITHOUT ROWID too. */
export const playerErrorTable = sqliteTable(
  'player_error',
  {
    /** The first minute of the hour, since 1970. */
    minute: integer('minute').notNull(),
    /** Of level `endpoint`, or `room` where the player named none. */
    groupId: integer('group_id')
      .notNull()
      .references(() => viewerGroupTable.id),
    code: text('code').notNull(),
    fatal: integer('fatal', { mode: 'boolean' }).notNull(),
    count: integer('count').notNull(),
  },
  table => [primaryKey({ columns: [table.minute, table.groupId, table.code, table.fatal] })],
);

/** One row: how far the log has been folded into the rollups. */
export const foldTable = sqliteTable('viewer_fold', {
  id: integer('id').primaryKey(),
  /** The last minute that is in the rollups. */
  minute: integer('minute').notNull(),
});
