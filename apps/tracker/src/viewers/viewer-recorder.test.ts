import Database from 'better-sqlite3';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { prepareDatabase, type TrackerDatabase } from '../storage/open-database.ts';
import {
  endpointMinuteTable,
  endpointTable,
  heartbeatLogTable,
  type LoggedError,
  playerErrorTable,
  viewerRollupTable,
} from '../storage/schema.ts';
import { ViewerStore } from '../storage/viewer-store.ts';
import { createRandom } from './create-random-fixture.ts';
import { GroupDirectory } from './group-directory.ts';
import type { HeartbeatRecord } from './heartbeat-record.ts';
import { nothing } from './viewer-group.ts';
import { ViewerRecorder } from './viewer-recorder.ts';
import { high, low, MINUTE, NOON, SECOND, silent } from './watching-fixture.ts';

/** A recorder on a database in memory, which outlives it. */
class Recording {
  readonly database: TrackerDatabase = prepareDatabase(new Database(':memory:'));
  now = NOON;
  restoredLeaseS = 60;
  directory: GroupDirectory;
  recorder: ViewerRecorder;

  constructor() {
    [this.directory, this.recorder] = this.#open();
  }

  /** As after a crash: nothing was closed. */
  restart(): void {
    [this.directory, this.recorder] = this.#open();
  }

  #open(): [GroupDirectory, ViewerRecorder] {
    const store = new ViewerStore(this.database);
    const directory = new GroupDirectory({ groups: store.listGroups(), isEndpoint: () => true });
    const { database, restoredLeaseS } = this;
    const [logger, clock] = [pino({ level: 'silent' }), () => this.now];
    return [directory, new ViewerRecorder({ store, directory, database, restoredLeaseS, logger, clock })];
  }

  async beat(
    viewer: number,
    watched = high,
    record: Partial<HeartbeatRecord> = {},
    errors: Omit<LoggedError, 'group'>[] = [],
  ): Promise<void> {
    const series = this.directory.findSeries(watched).id;
    const records = [{ high: 7, low: viewer, series, ...silent, ...record }];
    const { id: group } = this.directory.get('room', { ...nothing, room: watched.room });
    await this.recorder.record({ records, errors: errors.map(error => ({ group, ...error })) });
  }

  wait(ms: number): void {
    this.now += ms;
    this.recorder.advance();
  }

  list(stepMinutes: number, groupId: number | undefined) {
    return this.database
      .select()
      .from(viewerRollupTable)
      .all()
      .filter(row => row.stepMinutes === stepMinutes && row.groupId === groupId);
  }
}

let recording: Recording;

beforeEach(() => {
  recording = new Recording();
});

/** The group of everybody has the number it was made with. */
function findAll({ directory }: Recording): number {
  const all = [...directory.list()].find(({ level }) => level === 'all');
  return all?.id ?? 0;
}

const lost = { code: 'fragLoadError', fatal: false };

describe('a minute that is over', () => {
  test('is in the rollups of every length, and no longer in the log', async () => {
    await recording.beat(1, high, { playedDs: 100 });
    await recording.beat(2, low, { playedDs: 200, stalls: 1 });
    expect(recording.database.select().from(heartbeatLogTable).all().length).toBe(2);
    recording.wait(MINUTE);
    expect(recording.database.select().from(heartbeatLogTable).all()).toEqual([]);
    for (const stepMinutes of [1, 60, 1440]) {
      expect(recording.list(stepMinutes, findAll(recording))).toMatchObject([
        { viewers: 2, peak: 2, playedS: 30, stalls: 1 },
      ]);
    }
  });

  test('that cannot be stored is stored later, and nothing is lost or counted twice', async () => {
    await recording.beat(1, high, { playedDs: 100 });
    recording.database.$client.pragma('query_only = ON');
    recording.wait(MINUTE);
    await expect(recording.beat(2)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    recording.wait(MINUTE);
    recording.database.$client.pragma('query_only = OFF');
    await recording.beat(3, high, { playedDs: 100 });
    recording.wait(MINUTE);
    const minutes = recording.list(1, findAll(recording));
    expect(minutes.map(({ viewers, playedS }) => [viewers, playedS])).toEqual([
      [1, 10],
      [1, 10],
    ]);
    expect(recording.list(1440, findAll(recording))).toMatchObject([{ viewers: 2, playedS: 20 }]);
  });

  test('has what players complained of once, also if it was stored late and the tracker killed after', async () => {
    const complain = () => recording.beat(1, high, {}, [lost]);
    await complain();
    recording.database.$client.exec(
      "CREATE TRIGGER full BEFORE DELETE ON heartbeat_log BEGIN SELECT RAISE(FAIL, 'full'); END",
    );
    recording.wait(MINUTE);
    await complain();
    recording.database.$client.exec('DROP TRIGGER full');
    recording.recorder.advance();
    recording.restart();
    recording.wait(MINUTE);
    const counts = recording.database.select({ count: playerErrorTable.count }).from(playerErrorTable).all();
    expect(counts).toEqual([{ count: 2 }]);
  });

  test('is logged however many groups have gathered that are not stored yet', async () => {
    for (let room = 0; room < 1000; room += 1)
      recording.directory.findSeries({ ...high, room: `room${room}` });
    expect(recording.directory.unsaved.length).toBeGreaterThan(5000);
    await recording.beat(1);
    expect(recording.directory.unsaved).toEqual([]);
    recording.restart();
    expect(recording.directory.findSeries({ ...high, room: 'room999' }).id).toBeLessThan(6000);
    expect(recording.directory.unsaved).toEqual([]);
  });

  test('has what the endpoints of a room said, a minute later', () => {
    serve(0, 4e6);
    serve(1, 2e6);
    recording.wait(10 * MINUTE);
    recording.wait(MINUTE);
    const rooms = [...recording.directory.list()].filter(({ level }) => level === 'room');
    expect(rooms).toMatchObject([{ room: 'hall' }]);
    expect(recording.list(60, rooms[0]?.id)).toMatchObject([
      { viewers: 0, servedBits: 60 * 3e6, clientsSum: 6, servedMinutes: 2 },
    ]);
  });

  test('has what the endpoints said once, also where the clock ran ahead and was set back', () => {
    const listServed = () =>
      recording
        .list(1, findAll(recording))
        .map(({ minute, servedBits }) => [minute - NOON / MINUTE, servedBits / 60]);
    serve(5, 4e6);
    recording.wait(8 * MINUTE);
    recording.wait(MINUTE);
    expect(listServed()).toEqual([[5, 2e6]]);
    recording.wait(-8 * MINUTE);
    for (let minute = 1; minute < 9; minute += 1) {
      serve(minute, 6e6);
      recording.wait(MINUTE);
    }
    const again = [1, 2, 3, 4].map(minute => [minute, 3e6]);
    expect(listServed()).toEqual([...again, [5, 2e6], [6, 3e6], [7, 3e6]]);
    expect(recording.list(60, findAll(recording))).toMatchObject([{ servedMinutes: 7 }]);
  });
});

/** Stores that an endpoint has reported twice in a minute after noon. */
function serve(afterNoon: number, bitrateSum: number): void {
  const { database } = recording;
  database
    .insert(endpointTable)
    .values({ ...endpoint, id: 1, room: 'hall', address: '192.0.2.1' })
    .onConflictDoNothing()
    .run();
  const sums = { bitrateSum, bitrateMax: 0, clientsSum: 6, clientsMax: 0 };
  const minute = NOON / MINUTE + afterNoon;
  const row = { minute, endpointId: 1, reports: 2, ...sums };
  database.insert(endpointMinuteTable).values(row).onConflictDoNothing().run();
}

const endpoint = {
  firstSeenAt: NOON,
  lastSeenAt: NOON,
  leaseEndsAt: NOON,
  load: {},
  streams: [],
  preview: null,
};

describe('after a crash', () => {
  test('whoever was there still is, and is no new viewer', async () => {
    await recording.beat(1, high, { leaseS: 90 });
    recording.wait(MINUTE);
    await recording.beat(1, high, { leaseS: 90 });
    recording.restart();
    expect([...recording.recorder.audience.listStates()]).toMatchObject([{ viewers: 1 }]);
    await recording.beat(1, high, { leaseS: 90 });
    recording.wait(MINUTE);
    expect(recording.list(60, findAll(recording))).toMatchObject([{ viewers: 1, peak: 1 }]);
  });

  test('whoever was there is gone once nothing came of them for a minute', async () => {
    await recording.beat(1, high, { leaseS: 90 });
    recording.now += 10 * MINUTE;
    recording.restart();
    expect([...recording.recorder.audience.listStates()]).toMatchObject([{ viewers: 0 }]);
    const minutes = recording.list(1, findAll(recording)).map(({ minute }) => minute - NOON / MINUTE);
    expect(minutes).toEqual([0, 1]);
  });

  test('all numbers are as if it had not happened', async () => {
    const crashing = new Recording();
    crashing.restoredLeaseS = 3600;
    const random = createRandom(4);
    for (let step = 0; step < 1500; step += 1) {
      const ms = Math.floor(random() * 10) * SECOND;
      const watched = random() < 0.5 ? high : low;
      const state = random() < 0.3 ? 'paused' : 'playing';
      const record = { state, leaseS: 3600, playedDs: Math.floor(random() * 300) } as const;
      const viewer = Math.floor(random() * 20);
      for (const each of [recording, crashing]) {
        each.wait(ms);
        await each.beat(viewer, watched, record);
      }
      if (random() < 0.05) crashing.restart();
    }
    for (const each of [recording, crashing]) each.wait(MINUTE);
    const rows = recording.database.select().from(viewerRollupTable).all();
    expect(rows.length).toBeGreaterThan(500);
    expect(recording.list(60, findAll(recording)).length).toBeGreaterThan(1);
    expect(crashing.database.select().from(viewerRollupTable).all()).toEqual(rows);
  });
});
