/**
 * Registrations per second, each answered after it is stored, against a bare server that reads and parses the same
 * body in the same run: npm run bench register
 */
import { join } from 'node:path';
import { registerEndpointRoute } from '@foyer/contract';
import { compareServers } from './load/compare-servers.ts';
import { describeComparison } from './load/describe-comparison.ts';
import { formatRequest } from './load/load-plan.ts';
import { makeFolder } from './load/make-folder.ts';
import { readOptions } from './load/read-options.ts';
import { startBareServer, startLoad, startTracker } from './servers/start-servers.ts';
import { BENCH_SECRET } from './servers/tracker-setup.ts';

const USAGE = `Usage: npm run bench -- register [--rounds N] [--seconds N] [--connections N]

Registrations per second on one core: median of some rounds (3) of some seconds (3) over some connections (64).
`;

const { rounds, seconds, connections } = readOptions(USAGE, { rounds: 3, seconds: 3, connections: 64 });

const data = {
  overall_bitrate: 81_250_000.5,
  overall_cbitrate: 80_000_000,
  overall_clients: 40,
  webm_high_clients: 30,
  webm_high_bitrate: 60_000_000,
  webm_low_clients: 10,
  webm_low_bitrate: 20_000_000,
  streams: [{ kind: 'video', protocol: 'hls', url: 'https://edge1.example.org/hall/index.m3u8' }],
  next: 30,
};
const form = { secret: BENCH_SECRET, group: 'hall', data: JSON.stringify(data) };
const request = formatRequest({
  method: 'POST',
  path: registerEndpointRoute.path,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(form).toString(),
});

const databaseFile = join(makeFolder(), 'tracker.db');
const [load, bare, tracker] = await Promise.all([
  startLoad(),
  startBareServer({ parses: 'form', reply: 'OK\n' }),
  startTracker({ databaseFile, rooms: ['hall'], heartbeatS: 30, speed: 1 }),
]);
try {
  console.log(
    `POST ${registerEndpointRoute.path}, ${connections} connections, ${rounds} rounds of ${seconds} s`,
  );
  const contestants = [
    { name: 'bare node:http', server: bare, plan: { requests: [request] } },
    { name: 'tracker', server: tracker, plan: { requests: [request], expected: '\r\n\r\nOK\n' } },
  ];
  const measured = await compareServers(load, contestants, { rounds, seconds, connections });
  console.log(describeComparison(measured));
} finally {
  await Promise.all([load.stop(), bare.stop(), tracker.stop()]);
}
