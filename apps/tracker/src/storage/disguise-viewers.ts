import { createHmac, randomBytes } from 'node:crypto';
import { eq, getTableName } from 'drizzle-orm';
import { isRename, type LogRecord, packRecords, unpackRecords } from '../viewers/heartbeat-record.ts';
import { packTrack, unpackTrack } from '../viewers/track-record.ts';
import { hasTable } from './has-table.ts';
import type { TrackerDatabase } from './open-database.ts';
import { heartbeatLogTable, viewerTrackTable } from './schema.ts';

type Disguise = (high: number, low: number) => { high: number; low: number };

/**
 * Gives the viewers of a copy other hashes, of which nobody has the key: they are as many as before and did the same,
 * and are in no other copy. Around midnight the tracker notes who is who of the day before, by which two copies would
 * tell who came on both days. Throws a `RangeError` if what is stored cannot be read.
 */
export function disguiseViewers(database: TrackerDatabase): void {
  const disguise = createDisguise();
  if (hasTable(database, getTableName(heartbeatLogTable))) disguiseLog(database, disguise);
  if (hasTable(database, getTableName(viewerTrackTable))) disguiseTracks(database, disguise);
}

function createDisguise(): Disguise {
  const key = randomBytes(32);
  const hash = Buffer.alloc(8);
  return (high, low) => {
    hash.writeUInt32LE(high, 0);
    hash.writeUInt32LE(low, 4);
    const disguised = createHmac('sha256', key).update(hash).digest();
    return { high: disguised.readUInt32LE(0), low: disguised.readUInt32LE(4) };
  };
}

function disguiseLog(database: TrackerDatabase, disguise: Disguise): void {
  const { id } = heartbeatLogTable;
  for (const row of database.select().from(heartbeatLogTable).all()) {
    const records = packRecords(
      Array.from(unpackRecords(row.records), record => disguiseRecord(record, disguise)),
    );
    database.update(heartbeatLogTable).set({ records }).where(eq(id, row.id)).run();
  }
}

function disguiseRecord(record: LogRecord, disguise: Disguise): LogRecord {
  const viewer = disguise(record.high, record.low);
  if (!isRename(record)) return { ...record, ...viewer };
  const old = disguise(record.oldHigh, record.oldLow);
  return { ...viewer, oldHigh: old.high, oldLow: old.low };
}

function disguiseTracks(database: TrackerDatabase, disguise: Disguise): void {
  const { id } = viewerTrackTable;
  for (const row of database.select().from(viewerTrackTable).all()) {
    const tracks = Array.from(unpackTrack(row.records), track => ({
      ...track,
      ...disguise(track.high, track.low),
    }));
    database
      .update(viewerTrackTable)
      .set({ records: packTrack(tracks) })
      .where(eq(id, row.id))
      .run();
  }
}
