/**
 * The tracker in a process of its own, so that a test can kill it. Its database file is the first argument, or else the
 * first message: then it has loaded all that it needs, and waits with everything else.
 */
import { once } from 'node:events';
import { createTracker } from '../../apps/tracker/src/index.ts';
import { createTrackerConfig } from './tracker-config.ts';

const databaseFile = process.argv[2] ?? String((await once(process, 'message'))[0]);
const tracker = await createTracker({
  config: createTrackerConfig(),
  settings: { host: '127.0.0.1', port: 0, databaseFile },
  clock: Date.now,
});
await tracker.start();
process.send?.(tracker.url);
process.once('disconnect', () => tracker.close());
