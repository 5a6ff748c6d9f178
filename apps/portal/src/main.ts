import { checkRehearsal, createClock, REDACTED_PATHS, readSettings, watchConfig } from '@foyer/config';
import { createProcessRegistry } from '@foyer/metrics';
import { pino } from 'pino';
import { type Portal, startPortal } from './portal.ts';

const logger = pino({ name: 'portal', redact: REDACTED_PATHS });

try {
  const settings = readSettings(process.env);
  let portal: Portal | undefined;
  const watcher = await watchConfig({
    file: settings.configFile,
    onChange: config => portal?.updateConfig(config),
    onRefused: error => {
      logger.error({ err: error }, 'config change refused, the last good one stays');
      portal?.refuseConfig();
    },
  });
  const config = watcher.current();
  checkRehearsal(settings, config);
  portal = await startPortal({
    config,
    settings,
    clock: createClock(settings),
    logger,
    development: process.env.FOYER_DEV === '1',
    processRegistry: createProcessRegistry(),
  });
  // A change while the portal was starting found nobody to take it.
  if (watcher.current() !== config) portal.updateConfig(watcher.current());
  logger.info({ url: portal.url }, 'portal listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await watcher.close();
      await portal.close();
      process.exit(0);
    });
  }
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'portal could not start');
  process.exit(1);
}
