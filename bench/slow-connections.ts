/**
 * What the tracker does while ten thousand connections never finish what they ask: how long others wait, when the slow
 * ones are closed, and what memory they take, before, during and after in the same run:
 * npm run bench slow-connections
 */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findQuantile } from './load/find-median.ts';
import { formatTable } from './load/format-table.ts';
import { makeFolder } from './load/make-folder.ts';
import { Program } from './load/program.ts';
import { readOptions } from './load/read-options.ts';
import { startTracker } from './servers/start-servers.ts';
import { BENCH_SECRET } from './servers/tracker-setup.ts';
import type { SlowCounts } from './slow/slow-program.ts';

const USAGE = `Usage: npm run bench -- slow-connections [--connections N] [--seconds N] [--timeout SECONDS]

Opens connections (10000) to the tracker that send a byte a second, or nothing, and never a whole request. Measures what
others wait meanwhile, against the same run without them for some seconds (10). The tracker gives a request 15 seconds;
that is longer than it takes to open all, unless the machine is busy: --timeout says another. Ends with 1 if a request
of others fails, or if the tracker does not close all slow ones.

Each connection takes an open file of two processes: "ulimit -Hn" says how many there may be.
`;

/** On a machine that has other things to do. */
const MAX_OPENING_MS = 180_000;
const PAUSE_MS = 20;
const MEGABYTE = 1024 ** 2;

const options = readOptions(USAGE, { connections: 10_000, seconds: 10, timeout: 15 });
const requestTimeoutMs = options.timeout * 1000;
const databaseFile = join(makeFolder(), 'tracker.db');
const tracker = await startTracker({
  databaseFile,
  rooms: ['hall'],
  heartbeatS: 30,
  speed: 1,
  requestTimeoutMs,
});
const slow = await Program.start(new URL('./slow/slow-program.ts', import.meta.url), {
  role: 'load',
  args: [tracker.greeting],
});
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await Promise.all([slow.stop(), tracker.stop()]);
}

interface Wait {
  forMs: number;
  /** Ends it earlier. */
  isEnough?: () => Promise<boolean>;
}

interface Phase {
  latenciesMs: number[];
  rssBytes: number;
}

async function measure(): Promise<boolean> {
  const { connections, seconds } = options;
  // The first requests of a process are slower than any later ones.
  await askOthers({ forMs: 2000 });
  const before = await askOthers({ forMs: seconds * 1000 });
  const opening = slow.ask('open', connections);
  const during = await askOthers({ forMs: MAX_OPENING_MS + 3 * requestTimeoutMs, isEnough: areAllClosed });
  await opening;
  const { closed, mostOpen, longestMs } = await slow.ask<SlowCounts>('count');
  const after = await askOthers({ forMs: seconds * 1000 });
  const phases = [before, during, after];
  const quantile = (part: number) => phases.map(({ latenciesMs }) => findQuantile(latenciesMs, part));
  const memory = phases.map(({ rssBytes }) => rssBytes / MEGABYTE);
  console.log(
    formatTable([
      ['', 'before', `${connections} slow`, 'after', 'slow / before'],
      formatRow('others wait, median, ms', quantile(0.5)),
      formatRow('99th percentile, ms', quantile(0.99)),
      formatRow('memory, MB', memory),
    ]),
  );
  console.log(
    `closed by the tracker: ${closed} of ${connections}, of which ${mostOpen} were open at once, each within ` +
      `${(longestMs / 1000).toFixed(1)} s; a request may take ${options.timeout} s`,
  );
  return closed === connections;
}

async function areAllClosed(): Promise<boolean> {
  const { opened, open } = await slow.ask<SlowCounts>('count');
  return opened === options.connections && open === 0;
}

/** Asks as those do who have nothing to do with it, one after the other; with the most memory there was meanwhile. */
async function askOthers({ forMs, isEnough }: Wait): Promise<Phase> {
  const phase: Phase = { latenciesMs: [], rssBytes: 0 };
  const endsAt = Date.now() + forMs;
  for (let count = 0; Date.now() < endsAt; count += 1) {
    const startedAt = performance.now();
    await (count % 2 === 0 ? register() : read());
    phase.latenciesMs.push(performance.now() - startedAt);
    if (count % 25 === 0) {
      const { rssBytes } = await tracker.measureUsage();
      phase.rssBytes = Math.max(phase.rssBytes, rssBytes);
      if (await isEnough?.()) break;
    }
    await sleep(PAUSE_MS);
  }
  return phase;
}

async function register(): Promise<void> {
  const data = JSON.stringify({ overall_bitrate: 8e6, overall_clients: 4 });
  const body = new URLSearchParams({ secret: BENCH_SECRET, group: 'hall', data });
  await expectOk('/tracker/endpoint/register', { method: 'POST', body });
}

async function read(): Promise<void> {
  await expectOk('/tracker/api/v1/rooms');
}

async function expectOk(path: string, init?: RequestInit): Promise<void> {
  const reply = await fetch(tracker.greeting + path, init);
  const text = await reply.text();
  if (!reply.ok || text.startsWith('ERROR')) throw new Error(`${path}: ${reply.status} ${text}`);
}

function formatRow(name: string, values: readonly number[]): string[] {
  const [before = Number.NaN, during = Number.NaN] = values;
  return [name, ...values.map(value => value.toFixed(1)), (during / before).toFixed(2)];
}
