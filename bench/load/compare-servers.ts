import { findMedian } from './find-median.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import type { Program } from './program.ts';

/** Until what is hot has been compiled: by requests, for a busy machine takes longer to do as many. */
const WARM_UP = { maxRequests: 30_000, durationS: 20 };

export interface Contestant {
  name: string;
  server: Program;
  /** What is sent, and what a reply must have. */
  plan: Pick<LoadPlan, 'requests' | 'cookieFile' | 'expected'>;
}

export interface Measurement {
  name: string;
  /** Medians of the rounds. */
  ratePerS: number;
  cpuUs: number;
  p50Ms: number;
  p99Ms: number;
  /** The part of a core that the load needed. */
  loadShare: number;
  /** Part of the replies that were not as expected, in the worst round. */
  unexpected: number;
  /** At the end. */
  rssBytes: number;
  rates: readonly number[];
}

export interface Rounds {
  rounds: number;
  seconds: number;
  connections: number;
}

/**
 * Puts the same load on each server by turns, so that whatever else the machine does falls on all of them. CPU time
 * for a request says the same as requests per second, also where the machine is shared with others.
 */
export async function compareServers(
  load: Program,
  contestants: readonly Contestant[],
  { rounds, seconds, connections }: Rounds,
): Promise<Measurement[]> {
  const send = ({ server, plan }: Contestant, extent: Pick<LoadPlan, 'durationS' | 'maxRequests'>) =>
    load.ask<LoadResult>('send', { ...plan, origin: server.greeting, connections, ...extent });
  for (const contestant of contestants) await send(contestant, WARM_UP);
  const results = new Map<Contestant, RoundResult[]>(contestants.map(contestant => [contestant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [contestant, measured] of results) {
      const cpuMs = await contestant.server.measureCpuMs();
      const result = await send(contestant, { durationS: seconds });
      const after = await contestant.server.measureUsage();
      measured.push({ ...result, serverCpuMs: after.cpuMs - cpuMs, rssBytes: after.rssBytes });
    }
  }
  return Array.from(results, ([{ name }, measured]) => sumUp(name, measured));
}

interface RoundResult extends LoadResult {
  serverCpuMs: number;
  rssBytes: number;
}

function sumUp(name: string, rounds: readonly RoundResult[]): Measurement {
  const median = (value: (round: RoundResult) => number) => findMedian(rounds.map(value));
  return {
    name,
    ratePerS: median(({ replies, durationS }) => replies / durationS),
    cpuUs: median(({ serverCpuMs, replies }) => (serverCpuMs * 1000) / replies),
    p50Ms: median(({ p50Ms }) => p50Ms),
    p99Ms: median(({ p99Ms }) => p99Ms),
    loadShare: median(({ cpuMs, durationS }) => cpuMs / (durationS * 1000)),
    unexpected: Math.max(...rounds.map(({ unexpected, replies }) => unexpected / replies)),
    rssBytes: rounds.at(-1)?.rssBytes ?? Number.NaN,
    rates: rounds.map(({ replies, durationS }) => replies / durationS),
  };
}
