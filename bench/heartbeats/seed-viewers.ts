/**
 * Makes a database that knows so many viewers, and a file with their cookies: node seed-viewers.ts SETUP VIEWERS FILE.
 * Each gets a cookie and sends a heartbeat to the code that takes heartbeats, only not by way of HTTP; a tracker that
 * opens the database takes them over as after a restart.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pino } from 'pino';
import { LiveAccess } from '../../apps/tracker/src/access/live-access.ts';
import { Presence } from '../../apps/tracker/src/presence/presence.ts';
import { openStorage } from '../../apps/tracker/src/storage/open-storage.ts';
import { openViewers } from '../../apps/tracker/src/viewers/open-viewers.ts';
import { VIEWER_COOKIE } from '../../apps/tracker/src/viewers/viewer-cookies.ts';
import { answerParent } from '../load/answer-parent.ts';
import { createBenchClock, createBenchConfig, type TrackerSetup } from '../servers/tracker-setup.ts';
import { createHeartbeats } from './create-heartbeats.ts';

const AT_ONCE = 2000;

const setup: TrackerSetup = JSON.parse(process.argv[2] ?? '');
const count = Number(process.argv[3]);
const cookieFile = openSync(process.argv[4] ?? '', 'w');

const logger = pino({ level: 'silent' });
const clock = createBenchClock({ ...setup, speed: 1 });
const storage = openStorage({ file: setup.databaseFile, logger, observeCommit: () => {} });
const viewers = openViewers({
  access: new LiveAccess(createBenchConfig(setup)),
  presence: new Presence(),
  database: storage.database,
  store: storage.viewers,
  observe: () => {},
  clock,
  logger,
});
const bodies = createHeartbeats(setup.rooms);
for (let first = 0; first < count; first += AT_ONCE) {
  const indexes = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index);
  const cookies = await Promise.all(indexes.map(addViewer));
  writeSync(cookieFile, cookies.map(cookie => `${cookie}\n`).join(''));
}
closeSync(cookieFile);
viewers.close();
storage.close();
answerParent({});

async function addViewer(index: number): Promise<string> {
  const body = bodies[index % bodies.length];
  if (body === undefined) throw new Error('there are no heartbeats');
  const readNetwork = () => 'bench';
  const { cookie } = await viewers.service.report({ body, cookies: undefined, readNetwork });
  const cookies = `${VIEWER_COOKIE}=${cookie}`;
  const { reply } = await viewers.service.report({ body, cookies, readNetwork });
  if (!reply.counted) throw new Error(`viewer ${index} was not counted`);
  return cookies;
}
