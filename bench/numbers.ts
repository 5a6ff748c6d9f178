/**
 * How long the tracker takes to tell the numbers of a week of a hundred rooms: npm run bench numbers
 */
import { join } from 'node:path';
import { formatRoutePath, getNumbersRoute, getNumbersTableRoute } from '@foyer/contract';
import { formatTable } from './load/format-table.ts';
import { formatRequest, type LoadPlan, type LoadResult } from './load/load-plan.ts';
import { makeFolder } from './load/make-folder.ts';
import { Program } from './load/program.ts';
import { readOptions } from './load/read-options.ts';
import { startLoad, startTracker } from './servers/start-servers.ts';
import { BENCH_SECRET, createBenchClock } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- numbers [--rooms N] [--days N] [--requests N]

The numbers of some days (7) of some rooms (100), each asked for some times (100), one after the other.
`;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
const SOME_COLUMNS = 'viewers,peak,bitrateBps';
/** For one kind of request. */
const PATIENCE_S = 30;

interface MeasureOptions {
  route?: typeof getNumbersRoute | typeof getNumbersTableRoute;
  /** Whether with the secret. */
  trusted?: boolean;
}

const { rooms, days, requests } = readOptions(USAGE, { rooms: 100, days: 7, requests: 100 });
const setup = {
  databaseFile: join(makeFolder(), 'tracker.db'),
  rooms: Array.from({ length: rooms }, (_, index) => `hall${index}`),
  heartbeatS: 30,
  speed: 1,
};
const now = createBenchClock(setup)();
const weekAgo = new Date(now - days * DAY_MS).toISOString();
const dayAgo = new Date(now - DAY_MS).toISOString();

const startedAt = performance.now();
const seeding = await Program.start(new URL('./numbers/seed-numbers.ts', import.meta.url), {
  role: 'server',
  args: [JSON.stringify(setup), String(days * DAY_MINUTES)],
});
await seeding.stop();
const seedS = (performance.now() - startedAt) / 1000;
console.log(
  `${days} days of ${rooms} rooms (stored in ${seedS.toFixed(1)} s), ${requests} requests of each kind`,
);

const [load, tracker] = await Promise.all([startLoad(), startTracker(setup)]);
try {
  const all = `${days} days of ${rooms} rooms`;
  const rows = [
    await measure(`${all} by the hour`, { from: weekAgo, step: 'hour' }),
    await measure(`${all} by the hour, ${SOME_COLUMNS}`, {
      from: weekAgo,
      step: 'hour',
      columns: SOME_COLUMNS,
    }),
    await measure(
      `${all} by the hour, as CSV`,
      { from: weekAgo, step: 'hour' },
      { route: getNumbersTableRoute },
    ),
    await measure(`${all} by the day`, { from: weekAgo, step: 'day' }),
    await measure(`${days} days of 1 room by the minute`, { from: weekAgo, step: 'minute', room: 'hall0' }),
    // More than everybody is given.
    await measure(
      `1 day of ${rooms} rooms by the minute`,
      { from: dayAgo, step: 'minute' },
      { trusted: true },
    ),
  ];
  console.log(formatTable([['', 'kB', 'p50 ms', 'p99 ms', 'CPU ms'], ...rows]));
} finally {
  await Promise.all([load.stop(), tracker.stop()]);
}

async function measure(
  name: string,
  query: Readonly<Record<string, string>>,
  { route = getNumbersRoute, trusted = false }: MeasureOptions = {},
): Promise<string[]> {
  const path = `${formatRoutePath(route)}?${new URLSearchParams(query)}`;
  const headers: Record<string, string> = trusted ? { authorization: `Bearer ${BENCH_SECRET}` } : {};
  const reply = await fetch(tracker.greeting + path, { headers });
  const bytes = (await reply.arrayBuffer()).byteLength;
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}`);
  const plan: LoadPlan = {
    origin: tracker.greeting,
    requests: [formatRequest({ method: 'GET', path, headers })],
    connections: 1,
    durationS: PATIENCE_S,
    maxRequests: requests,
  };
  await load.ask('send', { ...plan, maxRequests: Math.ceil(requests / 4), durationS: PATIENCE_S / 4 });
  const before = await tracker.measureUsage();
  const { replies, p50Ms, p99Ms } = await load.ask<LoadResult>('send', plan);
  const after = await tracker.measureUsage();
  const cpuMs = (after.cpuMs - before.cpuMs) / replies;
  return [name, (bytes / 1000).toFixed(0), p50Ms.toFixed(1), p99Ms.toFixed(1), cpuMs.toFixed(1)];
}
