import type { TrackerConfig } from '../../apps/tracker/src/index.ts';
import { Secret } from '../../packages/config/src/index.ts';

export const TRACKER_SECRET = 'shared secret';

/** Two rooms, and a test that may say which address it comes from. */
export function createTrackerConfig(): TrackerConfig {
  return {
    system: {
      secret: new Secret(TRACKER_SECRET),
      trustedProxies: ['127.0.0.0/8'],
      heartbeatS: 30,
      newViewersPerMinute: 60,
      limits: { requests: 30_000, reports: 6000, wrongSecrets: 10 },
      keptDays: { minute: 30, hour: 400, day: 3650 },
    },
    rooms: [
      { name: 'hall', secret: null },
      { name: 'annex', secret: null },
    ],
  };
}
