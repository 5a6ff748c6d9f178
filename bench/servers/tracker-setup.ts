import type { TrackerConfig } from '../../apps/tracker/src/index.ts';
import { Secret } from '../../packages/config/src/index.ts';

export const BENCH_SECRET = 'bench';

/** What a benchmark may choose of a tracker; goes to its process as JSON. */
export interface TrackerSetup {
  databaseFile: string;
  rooms: readonly string[];
  /** Between two reports of a viewer; it counts as there for half as long again. */
  heartbeatS: number;
  /** How many times as fast as time its clock goes. */
  speed: number;
  /** How long a request may take to arrive; as the tracker has it without. */
  requestTimeoutMs?: number;
}

/** As many new viewers as like from the one address that all come from: the load has no other. */
const UNLIMITED = 1e9;

export function createBenchConfig({ rooms, heartbeatS }: TrackerSetup): TrackerConfig {
  return {
    system: {
      secret: new Secret(BENCH_SECRET),
      trustedProxies: [],
      heartbeatS,
      newViewersPerMinute: UNLIMITED,
      limits: { requests: UNLIMITED, reports: UNLIMITED, wrongSecrets: UNLIMITED },
      keptDays: { minute: 30, hour: 400, day: 3650 },
    },
    rooms: rooms.map(name => ({ name, secret: null })),
  };
}

/** Begins at noon: at midnight viewers are renamed, and no run shall be in the middle of that. */
export function createBenchClock({ speed }: TrackerSetup): () => number {
  const noon = new Date().setUTCHours(12, 0, 0, 0);
  const startedAt = performance.now();
  return () => Math.floor(noon + (performance.now() - startedAt) * speed);
}
