/**
 * Reads of presence per second, against a bare server that sends as many bytes from memory in the same run:
 * npm run bench presence
 */
import { join } from 'node:path';
import { createRegistrationRoute, formatRoutePath, getRoomStreamRoute, getRoomsRoute } from '@foyer/contract';
import { compareServers } from './load/compare-servers.ts';
import { describeComparison } from './load/describe-comparison.ts';
import { formatRequest } from './load/load-plan.ts';
import { makeFolder } from './load/make-folder.ts';
import type { Program } from './load/program.ts';
import { readOptions } from './load/read-options.ts';
import { startBareServer, startLoad, startTracker } from './servers/start-servers.ts';
import { BENCH_SECRET } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- presence [--rooms N] [--rounds N] [--seconds N] [--connections N]

Reads of presence per second on one core, of some rooms (10) with an endpoint each: median of some rounds (3) of some
seconds (3) over some connections (64).
`;

const options = readOptions(USAGE, { rooms: 10, rounds: 3, seconds: 3, connections: 64 });
const rooms = Array.from({ length: options.rooms }, (_, index) => `hall${index}`);
const databaseFile = join(makeFolder(), 'tracker.db');
const [load, tracker] = await Promise.all([
  startLoad(),
  startTracker({ databaseFile, rooms, heartbeatS: 30, speed: 1 }),
]);
try {
  for (const room of rooms) await register(room);
  await measure(formatRoutePath(getRoomStreamRoute, { room: 'hall0' }));
  await measure(formatRoutePath(getRoomsRoute));
} finally {
  await Promise.all([load.stop(), tracker.stop()]);
}

async function register(room: string): Promise<void> {
  const origin = `https://edge1.example.org/${room}`;
  const streams = ['1080p', '720p', '360p'].map(quality => ({
    kind: 'video',
    protocol: 'hls',
    quality,
    url: `${origin}/${quality}.m3u8`,
  }));
  const reply = await fetch(tracker.greeting + formatRoutePath(createRegistrationRoute), {
    method: 'POST',
    headers: { authorization: `Bearer ${BENCH_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ room, streams, preview: `${origin}/preview.jpg`, nextInS: 3600 }),
  });
  if (!reply.ok) throw new Error(`the endpoint was not registered: ${await reply.text()}`);
}

async function measure(path: string): Promise<void> {
  const bytes = (await (await fetch(tracker.greeting + path)).arrayBuffer()).byteLength;
  const bare: Program = await startBareServer({ bytes });
  try {
    console.log(
      `\nGET ${path}, ${bytes} bytes, ${options.connections} connections, ${options.rounds} rounds of ${options.seconds} s`,
    );
    const plan = { requests: [formatRequest({ method: 'GET', path })] };
    const contestants = [
      { name: 'bare node:http', server: bare, plan },
      { name: 'tracker', server: tracker, plan: { ...plan, expected: '"active":true' } },
    ];
    console.log(describeComparison(await compareServers(load, contestants, options)));
  } finally {
    await bare.stop();
  }
}
