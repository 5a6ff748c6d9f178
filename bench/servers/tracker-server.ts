/** The tracker as it runs, with the database file and the rooms that its argument names. */
import { createTracker } from '../../apps/tracker/src/index.ts';
import { answerParent } from '../load/answer-parent.ts';
import { createBenchClock, createBenchConfig, type TrackerSetup } from './tracker-setup.ts';

const setup: TrackerSetup = JSON.parse(process.argv[2] ?? '');
const { databaseFile, requestTimeoutMs } = setup;
const tracker = await createTracker({
  config: createBenchConfig(setup),
  settings: {
    host: '127.0.0.1',
    port: 0,
    databaseFile,
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
  },
  clock: createBenchClock(setup),
});
await tracker.start();
answerParent({ greeting: tracker.url, close: () => tracker.close() });
