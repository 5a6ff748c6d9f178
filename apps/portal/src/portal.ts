import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config, Settings } from '@foyer/config';
import { createFeedStore, watchCorrections } from '@foyer/feeds';
import type { ProcessRegistry } from '@foyer/metrics';
import type { Instant } from '@foyer/schedule';
import type { Logger } from 'pino';
import { PortalError } from './errors.ts';
import { createFront } from './front/front.ts';
import { createPageServer, type PageServer } from './page-server.mjs';
import { createPortalData } from './portal-data.ts';
import { setPortalData } from './portal-data-holder.ts';
import { linkTracker } from './presence/link-tracker.ts';
import { createProgrammeStore } from './programme/programme-store.ts';

/** `src` stands where the pages are, `.next` beside it. */
const portalDir = fileURLToPath(new URL('..', import.meta.url));

/** A first page may wait this long for a programme and the tracker, and no longer. */
const FIRST_ANSWER_MS = 5_000;

export interface PortalOptions {
  config: Config;
  settings: Pick<Settings, 'host' | 'port' | 'trackerUrl' | 'dataDir'>;
  clock: () => Instant;
  logger: Logger;
  /** Serves the pages from source, with hot reload. */
  development?: boolean;
  /** What `/metrics` tells of the process; without one, nothing. */
  processRegistry?: ProcessRegistry;
}

export interface Portal {
  url: string;
  updateConfig(config: Config): void;
  /** Shows, until a change is taken, that one was refused. */
  refuseConfig(): void;
  close(): Promise<void>;
}

/**
 * Starts the portal and resolves when it answers.
 * Rejects with a `PortalError` if its port is taken or its pages have not been built.
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { settings, clock, logger } = options;
  let { config } = options;
  let configRefused = false;
  const feeds = createFeedStore({ cacheDir: join(settings.dataDir, 'feeds'), clock, logger });
  const corrections = await watchCorrections({
    dir: join(settings.dataDir, 'corrections'),
    logger: logger.child({ part: 'corrections' }),
  });
  const programme = createProgrammeStore({
    config,
    feeds,
    corrections,
    clock,
    logger: logger.child({ part: 'programme' }),
  });
  const { trackerUrl } = settings;
  const link = linkTracker({
    trackerUrl,
    getConfig: () => config,
    getSchedules: () => programme.getProgramme().schedules,
    clock,
    logger,
  });
  const data = createPortalData({
    getConfig: () => config,
    getProgramme: programme.getProgramme,
    getPresence: link.getPresence,
    clock,
    realClock: Date.now,
  });
  setPortalData(data);
  const pages = createPageServer({ dev: options.development === true, dir: portalDir, quiet: true });
  const front = createFront({
    data,
    getConfig: () => config,
    trackerUrl,
    getProgramme: programme.getProgramme,
    chooseStream: link.chooseStream,
    pages,
    logger,
    development: options.development === true,
    isConfigRefused: () => configRefused,
    processRegistry: options.processRegistry,
  });
  const close = async () => {
    await front.close();
    link.close();
    await programme.close();
    await feeds.close();
    await corrections.close();
    await pages.close();
  };
  try {
    await Promise.all([preparePages(pages), waitAtMost(FIRST_ANSWER_MS, [programme.ready(), link.ready()])]);
    const url = await front.listen({ host: settings.host, port: settings.port });
    return {
      url,
      updateConfig: nextConfig => {
        config = nextConfig;
        configRefused = false;
        programme.updateConfig(nextConfig);
      },
      refuseConfig: () => {
        configRefused = true;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function preparePages(pages: PageServer): Promise<void> {
  try {
    await pages.prepare();
  } catch (error) {
    throw new PortalError({
      code: 'PAGES_NOT_BUILT',
      message:
        'The pages cannot be served: they have not been built, or not wholly. `npm start` builds them.',
      cause: error,
    });
  }
}

async function waitAtMost(limitMs: number, work: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>(resolve => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([Promise.all(work), limit]);
  clearTimeout(timer);
}
