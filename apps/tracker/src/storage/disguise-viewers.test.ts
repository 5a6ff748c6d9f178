import { expect, test } from 'vitest';
import { isRename, packRecords, unpackRecords } from '../viewers/heartbeat-record.ts';
import { packTrack, STILL_THERE, unpackTrack } from '../viewers/track-record.ts';
import { silent } from '../viewers/watching-fixture.ts';
import { disguiseViewers } from './disguise-viewers.ts';
import { openDatabase } from './open-database.ts';
import { heartbeatLogTable, viewerTrackTable } from './schema.ts';

const viewer = { high: 1, low: 2 };
const other = { high: 0xffff_ffff, low: 2 };
const yesterday = { oldHigh: 7, oldLow: 8 };
const report = { ...silent, series: 3, playedDs: 300, state: 'playing' as const };

/** What a copy has of them after it was disguised. */
function disguise() {
  const database = openDatabase(':memory:');
  const records = packRecords([
    { ...viewer, ...yesterday },
    { ...viewer, ...report },
    { ...other, ...report },
  ]);
  database.insert(heartbeatLogTable).values({ id: 1, at: 1, records, errors: null }).run();
  const tracks = packTrack([
    { ...viewer, series: 3, minute: STILL_THERE },
    { high: yesterday.oldHigh, low: yesterday.oldLow, series: 4, minute: 5 },
  ]);
  database.insert(viewerTrackTable).values({ records: tracks }).run();
  disguiseViewers(database);
  const [rename, ...heartbeats] = database
    .select()
    .from(heartbeatLogTable)
    .all()
    .flatMap(row => [...unpackRecords(row.records)]);
  const [now, before] = database
    .select()
    .from(viewerTrackTable)
    .all()
    .flatMap(row => [...unpackTrack(row.records)]);
  database.$client.close();
  if (rename === undefined || !isRename(rename)) throw new Error('The first record was who is who.');
  return { rename, heartbeats, now, before };
}

test('a copy has as many viewers as before, who did the same', () => {
  const { rename, heartbeats, now, before } = disguise();
  const { high, low } = rename;
  expect(heartbeats).toMatchObject([{ ...report, high, low }, report]);
  expect(heartbeats[1]).not.toMatchObject({ high, low });
  expect(now).toEqual({ high, low, series: 3, minute: STILL_THERE });
  expect(before).toEqual({ high: rename.oldHigh, low: rename.oldLow, series: 4, minute: 5 });
});

test('of two copies, and of the tracker, nobody can tell that a viewer is the same', () => {
  const seen = [disguise(), disguise()].flatMap(({ rename: { high, low, oldHigh, oldLow } }) => [
    `${high} ${low}`,
    `${oldHigh} ${oldLow}`,
  ]);
  expect(new Set([...seen, '1 2', '7 8']).size).toBe(6);
});
