/**
 * How much the tracker's database grows by one hour of one viewer: npm run bench viewer-hours
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { LiveAccess } from '../apps/tracker/src/access/live-access.ts';
import { Presence } from '../apps/tracker/src/presence/presence.ts';
import { openStorage, type Storage } from '../apps/tracker/src/storage/open-storage.ts';
import { openViewers, type Viewers } from '../apps/tracker/src/viewers/open-viewers.ts';
import { VIEWER_COOKIE } from '../apps/tracker/src/viewers/viewer-cookies.ts';
import { createHeartbeats } from './heartbeats/create-heartbeats.ts';
import { formatTable } from './load/format-table.ts';
import { makeFolder } from './load/make-folder.ts';
import { readOptions } from './load/read-options.ts';
import { createBenchConfig } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- viewer-hours [--viewers N,N] [--rooms N] [--minutes N]

Plays some minutes (60) of an audience of so many viewers (100,1000,10000) in some rooms (10), three qualities each, who
report every 30 s and change the room every 30 minutes; by a clock that is turned, so that it takes less time.
`;
const HEARTBEAT_S = 30;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Half of the time that a viewer stays in one room and quality. */
const BEATS_PER_ROOM = 60;
/** Of the viewers; those report in one second. */
const PARTS = HEARTBEAT_S;

const options = readOptions(USAGE, { viewers: [100, 1000, 10_000], rooms: 10, minutes: 60 });
const rooms = Array.from({ length: options.rooms }, (_, index) => `hall${index}`);
const bodies = createHeartbeats(rooms);
const folder = makeFolder();
const rows: string[][] = [];
for (const count of options.viewers) rows.push(await measure(count));
console.log(`${options.minutes} minutes, ${options.rooms} rooms, a report every ${HEARTBEAT_S} s`);
console.log(
  formatTable([['viewers', 'database kB', 'largest, with its journal, kB', 'bytes/viewer-hour'], ...rows]),
);

async function measure(count: number): Promise<string[]> {
  const databaseFile = join(folder, `${count}.db`);
  const logger = pino({ level: 'silent' });
  // Before the end of any hour or day, and on.
  let now = new Date().setUTCHours(12, 0, 0, 0);
  const open = () => openStorage({ file: databaseFile, logger, observeCommit: () => {} });
  open().close();
  const emptyBytes = statSync(databaseFile).size;
  const storage = open();
  const viewers = openViewers({
    access: new LiveAccess(createBenchConfig({ databaseFile, rooms, heartbeatS: HEARTBEAT_S, speed: 1 })),
    presence: new Presence(),
    database: storage.database,
    store: storage.viewers,
    observe: () => {},
    clock: () => now,
    logger,
  });
  const cookies = await Promise.all(Array.from({ length: count }, () => createViewer(viewers)));
  let largestBytes = 0;
  const end = now + options.minutes * MINUTE_MS;
  for (let second = 0; now < end; second += 1, now += SECOND_MS) {
    const beat = Math.floor(second / PARTS);
    const part = second % PARTS;
    const reports: Promise<unknown>[] = [];
    for (let viewer = part; viewer < count; viewer += PARTS) {
      const body = bodies[(viewer + Math.floor((beat + viewer) / BEATS_PER_ROOM)) % bodies.length];
      if (body === undefined) throw new Error('there are no heartbeats');
      reports.push(viewers.service.report({ body, cookies: cookies[viewer], readNetwork: () => 'bench' }));
    }
    await Promise.all(reports);
    viewers.recorder.advance();
    largestBytes = Math.max(largestBytes, storage.measureBytes());
  }
  viewers.close();
  return describe(count, { storage, databaseFile, emptyBytes, largestBytes });
}

async function createViewer(viewers: Viewers): Promise<string> {
  const [body] = bodies;
  if (body === undefined) throw new Error('there are no heartbeats');
  const { cookie } = await viewers.service.report({ body, cookies: undefined, readNetwork: () => 'bench' });
  return `${VIEWER_COOKIE}=${cookie}`;
}

function describe(
  count: number,
  measured: { storage: Storage; databaseFile: string; emptyBytes: number; largestBytes: number },
): string[] {
  const { storage, databaseFile, emptyBytes, largestBytes } = measured;
  // That puts what is in the journal into the file.
  storage.close();
  const { size } = statSync(databaseFile);
  const viewerHours = count * (options.minutes / 60);
  const grownBytes = Math.max(0, size - emptyBytes);
  const kB = (bytes: number) => (bytes / 1000).toFixed(0);
  return [String(count), kB(size), kB(largestBytes), (grownBytes / viewerHours).toFixed(1)];
}
