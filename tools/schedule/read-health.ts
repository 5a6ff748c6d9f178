import { join } from 'node:path';
import { type Config, loadConfig, readSettings } from '@foyer/config';
import { type ProgrammeSourceHealth, programmeReplySchema } from '@foyer/contract';
import { DiskCache, describeSource, type PlannedSource, planSources, readCachedState } from '@foyer/feeds';

export interface ProgrammeHealth {
  config: Config;
  sources: readonly ProgrammeSourceHealth[];
  /** Where this was learned: the address of the portal that runs, or the folder with what it has kept. */
  from: { portal: string } | { folder: string };
}

export interface HealthFiles {
  config?: string;
  data?: string;
}

const PORTAL_TIMEOUT_MS = 2_000;
const silent = { info() {}, warn() {}, error() {} };

/**
 * How the programmes are: as the portal of this machine says, which knows why one cannot be had; if none answers, as
 * far as the data folder tells.
 * @throws ConfigError, SettingsError
 */
export async function readHealth(env: NodeJS.ProcessEnv, files: HealthFiles): Promise<ProgrammeHealth> {
  const { settings, config } = await openConfig(env, files);
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host === '::' ? '[::1]' : settings.host;
  const portal = `http://${host}:${settings.port}`;
  const told = await askPortal(portal);
  if (told !== undefined) return { config, sources: told, from: { portal } };
  const cache = openCache(settings.dataDir);
  const sources = await Promise.all(
    planSources(config).map(async ({ feed, rooms }) => {
      const state = await readCachedState({ cache, key: feed, clock: Date.now, logger: silent });
      const problems = state.feed?.problems ?? [];
      return describeSource({ feed, rooms: rooms.map(room => room.name), state, problems });
    }),
  );
  return { config, sources, from: { folder: settings.dataDir } };
}

/** The programmes that the config names, and the folder in which they are kept. */
export async function openSources(
  env: NodeJS.ProcessEnv,
  files: HealthFiles,
): Promise<{ sources: PlannedSource[]; cache: DiskCache }> {
  const { settings, config } = await openConfig(env, files);
  return { sources: planSources(config), cache: openCache(settings.dataDir) };
}

async function openConfig(env: NodeJS.ProcessEnv, files: HealthFiles) {
  const settings = readSettings(env, [
    ...(files.config === undefined ? [] : ['--config', files.config]),
    ...(files.data === undefined ? [] : ['--data', files.data]),
  ]);
  return { settings, config: await loadConfig({ file: settings.configFile }) };
}

function openCache(dataDir: string): DiskCache {
  return new DiskCache({ dir: join(dataDir, 'feeds'), logger: silent });
}

async function askPortal(portal: string): Promise<ProgrammeSourceHealth[] | undefined> {
  try {
    const reply = await fetch(`${portal}/api/v1/programme`, {
      signal: AbortSignal.timeout(PORTAL_TIMEOUT_MS),
    });
    const read = programmeReplySchema.safeParse(await reply.json());
    return read.success ? read.data.sources : undefined;
  } catch {
    // None runs, or another program has the port.
    return undefined;
  }
}
