/**
 * Registrations per second, against a bare server that reads and parses the same body in the same run:
 * node bench/register.ts
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { hasWrk, measurePosts } from './register/measure-posts.ts';

const ROUNDS = 3;
const load = { connections: 64, durationS: 3 };

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
const body = new URLSearchParams({ secret: 'bench', group: 'hall', data: JSON.stringify(data) }).toString();

const bare = await startServer('./register/bare-server.ts');
const tracker = await startServer('./register/tracker-server.ts');
const rates = { bare: [] as number[], tracker: [] as number[] };
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.bare.push(await measurePosts({ ...load, body, url: `${bare.url}/tracker/endpoint/register` }));
    rates.tracker.push(
      await measurePosts({ ...load, body, url: `${tracker.url}/tracker/endpoint/register` }),
    );
  }
} finally {
  bare.process.disconnect();
  tracker.process.disconnect();
}

console.log(`POST /tracker/endpoint/register, ${body.length} bytes, ${load.connections} connections, by`);
console.log(
  `${(await hasWrk()) ? 'wrk' : 'a loop of our own'}; median of ${ROUNDS} rounds of ${load.durationS} s`,
);
console.log(`bare node:http  ${formatRate(rates.bare)}`);
console.log(`tracker         ${formatRate(rates.tracker)}`);
console.log(`ratio           ${(findMedian(rates.tracker) / findMedian(rates.bare)).toFixed(2)}`);

async function startServer(file: string): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL(file, import.meta.url));
  const [url] = await once(child, 'message');
  return { process: child, url: String(url) };
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function formatRate(values: readonly number[]): string {
  return `${Math.round(findMedian(values))} requests/s (${values.map(Math.round).join(', ')})`;
}
