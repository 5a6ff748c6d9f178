import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foyer/config';
import { createFeedStore } from '@foyer/feeds';
import { pino } from 'pino';
import { createProgrammeStore } from '../../apps/portal/src/programme/programme-store.ts';
import { startBarePortal } from './bare-portal.ts';
import { noCorrections } from './no-programme.ts';

export interface ProgrammePortal {
  origin: string;
  close(): Promise<void>;
}

/** A portal without pages, for a config and the files of programmes that it names. */
export async function startProgrammePortal({
  config,
  files,
  at,
}: {
  config: unknown;
  files: Readonly<Record<string, string>>;
  at: number;
}): Promise<ProgrammePortal> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-programme-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  const logger = pino({ level: 'silent' });
  const loaded = await loadConfig({ file });
  const feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock: () => at, logger });
  const programme = createProgrammeStore({
    config: loaded,
    feeds,
    clock: () => at,
    logger,
    corrections: noCorrections,
  });
  await programme.ready();
  const { front, origin } = await startBarePortal({
    config: loaded,
    getProgramme: programme.getProgramme,
    at,
  });
  return {
    origin,
    close: async () => {
      await front.close();
      await programme.close();
      await feeds.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
