/**
 * Heartbeats per second, each answered after it is stored, against a bare server that reads and parses the same
 * bodies in the same run: npm run bench heartbeats
 */
import { join } from 'node:path';
import { createHeartbeatRoute } from '@foyer/contract';
import { createHeartbeats } from './heartbeats/create-heartbeats.ts';
import { compareServers } from './load/compare-servers.ts';
import { describeComparison } from './load/describe-comparison.ts';
import { COOKIE, formatRequest, type LoadPlan } from './load/load-plan.ts';
import { makeFolder } from './load/make-folder.ts';
import { Program } from './load/program.ts';
import { readOptions } from './load/read-options.ts';
import { startBareServer, startLoad, startTracker } from './servers/start-servers.ts';
import type { TrackerSetup } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- heartbeats [--viewers N,N] [--rounds N] [--seconds N] [--connections N]

Heartbeats per second on one core, with so many viewers known (1000,10000,100000,1000000), median of some rounds (3)
of some seconds (3) over some connections (64).
`;
const ROOMS = 10;
/** Faster than any server is; a viewer may report once a second by the tracker's clock, so that has to keep up. */
const MAX_RATE = 40_000;
/** Long enough for everybody to stay while so many report one after the other. */
const HEARTBEAT_S = 600;
const REPLY = JSON.stringify({ counted: true, nextInS: 600, viewers: 1234 });

const { viewers, rounds, seconds, connections } = readOptions(USAGE, {
  viewers: [1000, 10_000, 100_000, 1_000_000],
  rounds: 3,
  seconds: 3,
  connections: 64,
});
const rooms = Array.from({ length: ROOMS }, (_, index) => `hall${index}`);
const folder = makeFolder();
const load = await startLoad();
const bare = await startBareServer({ parses: 'json', reply: REPLY });
console.log(
  `POST ${createHeartbeatRoute.path}, ${connections} connections, median of ${rounds} rounds of ${seconds} s`,
);
try {
  for (const count of viewers) await measure(count);
} finally {
  await Promise.all([bare.stop(), load.stop()]);
}

async function measure(count: number): Promise<void> {
  const speed = Math.max(1, Math.ceil(MAX_RATE / count));
  const setup = { databaseFile: join(folder, `${count}.db`), rooms, heartbeatS: HEARTBEAT_S, speed };
  const { cookieFile, seedS } = await seed(setup, count);
  const startedAt = performance.now();
  const tracker = await startTracker(setup);
  const startS = (performance.now() - startedAt) / 1000;
  const clock = speed === 1 ? '' : `, its clock going ${speed} times as fast`;
  console.log(
    `\n${count} viewers known (made in ${seedS.toFixed(1)} s, taken over in ${startS.toFixed(1)} s${clock})`,
  );
  const plan: Omit<LoadPlan, 'origin' | 'connections' | 'durationS'> = {
    requests: listRequests(),
    cookieFile,
  };
  const contestants = [
    { name: 'bare node:http', server: bare, plan },
    { name: 'tracker', server: tracker, plan: { ...plan, expected: '"counted":true' } },
  ];
  try {
    const measured = await compareServers(load, contestants, { rounds, seconds, connections });
    console.log(describeComparison(measured));
    const unexpected = measured.at(-1)?.unexpected ?? 0;
    if (unexpected > 0) console.log(`not counted, and so not stored: ${(unexpected * 100).toFixed(2)} %`);
  } finally {
    await tracker.stop();
  }
}

async function seed(setup: TrackerSetup, count: number): Promise<{ cookieFile: string; seedS: number }> {
  const cookieFile = join(folder, `${count}.cookies`);
  const startedAt = performance.now();
  const args = [JSON.stringify(setup), String(count), cookieFile];
  const seeding = await Program.start(new URL('./heartbeats/seed-viewers.ts', import.meta.url), {
    role: 'server',
    args,
  });
  await seeding.stop();
  return { cookieFile, seedS: (performance.now() - startedAt) / 1000 };
}

function listRequests(): string[] {
  return createHeartbeats(rooms).map(heartbeat =>
    formatRequest({
      method: 'POST',
      path: createHeartbeatRoute.path,
      headers: { cookie: COOKIE, 'content-type': 'application/json' },
      body: JSON.stringify(heartbeat),
    }),
  );
}
