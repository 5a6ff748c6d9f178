import { join } from 'node:path';
import { makeFolder, REDACTED_PATHS, readSettings, watchConfig } from '@foyer/config';
import { createProcessRegistry } from '@foyer/metrics';
import { pino } from 'pino';
import { createTracker, type Tracker } from './create-tracker.ts';

const logger = pino({ name: 'tracker', redact: REDACTED_PATHS });

try {
  const { host, trackerPort: port, dataDir, configFile } = readSettings(process.env);
  makeFolder(dataDir);
  let tracker: Tracker | undefined;
  const watcher = await watchConfig({
    file: configFile,
    onChange: config => tracker?.updateConfig(config),
    onRefused: error => {
      logger.error({ err: error }, 'config change refused, the last good one stays');
      tracker?.refuseConfig();
    },
  });
  tracker = await createTracker({
    config: watcher.current(),
    settings: { host, port, databaseFile: join(dataDir, 'tracker.db') },
    // Presence is always of now, also while the portal rehearses another day.
    clock: Date.now,
    logger,
    processRegistry: createProcessRegistry(),
  });
  await tracker.start();
  logger.info({ url: tracker.url }, 'tracker listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await watcher.close();
      await tracker.close();
      process.exit(0);
    });
  }
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'tracker could not start');
  process.exit(1);
}
