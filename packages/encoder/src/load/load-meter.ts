import { readFile } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { parseNetDev } from './parse-net-dev.ts';

export interface LoadMeter {
  /** bit/s that the machine has sent on average since it was asked last; the first time, during a second. */
  measureBps(signal: AbortSignal): Promise<number>;
}

interface Sample {
  atMs: number;
  sentBytes: ReadonlyMap<string, number>;
}

export interface LoadMeterOptions {
  clock: Clock;
  /** The text of /proc/net/dev; null where there is none. */
  readCounters: () => Promise<string | null>;
}

const FIRST_SAMPLE_MS = 1000;

/** Measures what the machine sends. Where it cannot be known it is 0. */
export function createLoadMeter({ clock, readCounters }: LoadMeterOptions): LoadMeter {
  let last: Sample | null = null;

  async function takeSample(): Promise<Sample> {
    return { sentBytes: parseNetDev((await readCounters()) ?? ''), atMs: clock.now() };
  }

  return {
    async measureBps(signal) {
      const before = last ?? (await takeSample());
      if (last === null && before.sentBytes.size > 0) await clock.sleep(FIRST_SAMPLE_MS, signal);
      last = await takeSample();
      return compareSamples(before, last);
    },
  };
}

/** Linux's counters; on other systems null. */
export async function readNetDev(): Promise<string | null> {
  try {
    return await readFile('/proc/net/dev', 'utf8');
  } catch {
    return null;
  }
}

/** That of the busiest interface: a bridge, a bond or a VLAN counts the bytes of another once more. */
function compareSamples(before: Sample, after: Sample): number {
  const elapsedS = (after.atMs - before.atMs) / 1000;
  if (elapsedS <= 0) return 0;
  const rates = [...after.sentBytes].map(([name, bytes]) => {
    // A counter that has gone back belongs to an interface that was taken down in between.
    return (Math.max(0, bytes - (before.sentBytes.get(name) ?? bytes)) * 8) / elapsedS;
  });
  return Math.round(Math.max(0, ...rates));
}
