/** The tracker as it runs, with a database file of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTracker } from '../../apps/tracker/src/index.ts';
import { Secret } from '../../packages/config/src/index.ts';

const directory = await mkdtemp(join(tmpdir(), 'foyer-bench-'));
const tracker = await createTracker({
  config: {
    system: {
      secret: new Secret('bench'),
      trustedProxies: [],
      heartbeatS: 30,
      newViewersPerMinute: 60,
      keptDays: { minute: 30, hour: 400, day: 3650 },
    },
    rooms: [{ name: 'hall', secret: null }],
  },
  settings: { host: '127.0.0.1', port: 0, databaseFile: join(directory, 'tracker.db') },
  clock: Date.now,
});
await tracker.start();
process.send?.(tracker.url);

process.once('disconnect', async () => {
  await tracker.close();
  await rm(directory, { recursive: true });
  process.exit();
});
