/**
 * How long it takes until the last of many listeners has a change, and what they cost, against a bare server that
 * writes as many bytes to as many in the same run: npm run bench events
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRegistrationRoute, formatRoutePath, getEventsRoute } from '@foyer/contract';
import type { ChangePlan, ChangeResult, ListenPlan } from './events/listen-plan.ts';
import { findMedian } from './load/find-median.ts';
import { formatTable } from './load/format-table.ts';
import { formatRequest } from './load/load-plan.ts';
import { makeFolder } from './load/make-folder.ts';
import { Program } from './load/program.ts';
import { readOptions } from './load/read-options.ts';
import { startTracker } from './servers/start-servers.ts';
import { BENCH_SECRET } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- events [--connections N] [--changes N]

Sends some changes (9) to many connections (10000) from one core: until the last has it, with memory and CPU time.
`;
/** Longer than the tracker collects changes for, after it has told many of one. */
const PAUSE_MS = 1500;
/** Files that a program has open beside its connections. */
const OTHER_FILES = 100;

const options = readOptions(USAGE, { connections: 10_000, changes: 9 });
const connections = boundByOpenFiles(options.connections);
const rooms = ['hall'];
const databaseFile = join(makeFolder(), 'tracker.db');
const [listener, bare, tracker] = await Promise.all([
  Program.start(new URL('./events/listen-program.ts', import.meta.url), { role: 'load' }),
  Program.start(new URL('./events/bare-events-server.ts', import.meta.url), {
    role: 'server',
    args: ['x'.repeat(600)],
  }),
  startTracker({ databaseFile, rooms, heartbeatS: 30, speed: 1 }),
]);

try {
  console.log(`${connections} connections, ${options.changes} changes, medians`);
  const measured = [await measure('bare node:http', bare), await measure('tracker', tracker)] as const;
  console.log(formatTable([titles(), ...measured.map(describe)]));
  const ratio = (value: (result: EventsResult) => number) => value(measured[0]) / value(measured[1]);
  const [speed, cpu] = [ratio(({ lastMs }) => lastMs), ratio(({ cpuMs }) => cpuMs)];
  console.log(`ratio ${speed.toFixed(2)} by the time until the last has it, by CPU time ${cpu.toFixed(2)}`);
} finally {
  await Promise.all([listener.stop(), bare.stop(), tracker.stop()]);
}

interface EventsResult extends ChangeResult {
  name: string;
  openS: number;
  /** Of the server, for one change. */
  cpuMs: number;
  /** Of the server, for one connection. */
  connectionBytes: number;
}

async function measure(name: string, server: Program): Promise<EventsResult> {
  await change(server, 0);
  const before = await server.measureUsage();
  const openedAt = performance.now();
  const plan: ListenPlan = {
    origin: server.greeting,
    request: formatRequest({ method: 'GET', path: formatRoutePath(getEventsRoute) }),
    connections,
  };
  await listener.ask('open', plan);
  const openS = (performance.now() - openedAt) / 1000;
  // Once uncounted, so that what is hot has been compiled.
  await change(server, 1);
  const opened = await server.measureUsage();
  const results: (ChangeResult & { cpuMs: number })[] = [];
  for (let index = 0; index < options.changes; index += 1) {
    await wait(PAUSE_MS);
    const cpuMs = await server.measureCpuMs();
    const result = await change(server, index + 2);
    results.push({ ...result, cpuMs: (await server.measureCpuMs()) - cpuMs });
  }
  await listener.ask('close');
  const median = (value: (result: (typeof results)[number]) => number) => findMedian(results.map(value));
  return {
    name,
    openS,
    connectionBytes: (opened.rssBytes - before.rssBytes) / connections,
    firstMs: median(({ firstMs }) => firstMs),
    medianMs: median(({ medianMs }) => medianMs),
    lastMs: median(({ lastMs }) => lastMs),
    cpuMs: median(({ cpuMs }) => cpuMs),
  };
}

/** An endpoint reports another load. */
async function change(server: Program, index: number): Promise<ChangeResult> {
  const bitrateBps = 1_000_000 + index;
  const body = JSON.stringify({
    room: 'hall',
    load: { overall_bitrate: bitrateBps, overall_clients: 9 },
    nextInS: 3600,
  });
  const plan: ChangePlan = {
    origin: server.greeting,
    request: formatRequest({
      method: 'POST',
      path: formatRoutePath(createRegistrationRoute),
      headers: { authorization: `Bearer ${BENCH_SECRET}`, 'content-type': 'application/json' },
      body,
    }),
    marker: server === bare ? `"overall_bitrate":${bitrateBps},` : `"bitrateBps":${bitrateBps},`,
  };
  return listener.ask('change', plan);
}

function titles(): string[] {
  return ['', 'opened s', 'first ms', 'median ms', 'last ms', 'CPU ms/change', 'kB/connection'];
}

function describe(result: EventsResult): string[] {
  const { name, openS, firstMs, medianMs, lastMs, cpuMs, connectionBytes } = result;
  const numbers = [firstMs, medianMs, lastMs, cpuMs, connectionBytes / 1000];
  return [name, openS.toFixed(1), ...numbers.map(number => number.toFixed(1))];
}

/** Node itself takes as many as the administrator lets it have. */
function boundByOpenFiles(wanted: number): number {
  if (process.platform !== 'linux') return wanted;
  const limit = /^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  const most = Number(limit ?? Number.POSITIVE_INFINITY) - OTHER_FILES;
  if (wanted <= most) return wanted;
  console.log(
    `A program may have ${limit} files open here, so there are ${most} connections, not ${wanted}.`,
  );
  console.log(`An administrator may allow more: ulimit -n ${wanted + OTHER_FILES}`);
  return most;
}
