import { describe, expect, it } from 'vitest';
import { createLoadMeter } from './load-meter.ts';

function netDev(sent: Record<string, number>): string {
  return Object.entries(sent)
    .map(([name, bytes]) => `  ${name}: 1 0 0 0 0 0 0 0 ${bytes} 0 0 0 0 0 0 0`)
    .join('\n');
}

function startMeter(samples: (Record<string, number> | null)[]) {
  let now = 0;
  const meter = createLoadMeter({
    clock: {
      now: () => now,
      async sleep(ms) {
        now += ms;
      },
    },
    readCounters: async () => {
      const sample = samples.shift() ?? null;
      return sample && netDev(sample);
    },
  });
  return {
    measure: () => meter.measureBps(new AbortController().signal),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('the load meter', () => {
  it('measures a second at first, then since it was asked last', async () => {
    const { measure, wait } = startMeter([{ eth0: 1000 }, { eth0: 2000 }, { eth0: 62_000 }]);
    expect(await measure()).toBe(8000);
    wait(30_000);
    expect(await measure()).toBe(16_000);
  });

  it('counts bytes once that pass two interfaces', async () => {
    const { measure } = startMeter([
      { eth0: 0, br0: 0 },
      { eth0: 5000, br0: 4900 },
    ]);
    expect(await measure()).toBe(40_000);
  });

  it('does not take a restarted counter or a new interface for traffic', async () => {
    const { measure } = startMeter([{ eth0: 9000 }, { eth0: 10, wlan0: 1_000_000 }]);
    expect(await measure()).toBe(0);
  });

  it('says 0 where there are no counters', async () => {
    const { measure } = startMeter([]);
    expect(await measure()).toBe(0);
    expect(await measure()).toBe(0);
  });
});
