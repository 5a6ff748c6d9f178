import { join } from 'node:path';
import { type Config, loadConfig, type Settings } from '@foyer/config';
import type { ProgrammeSourceHealth } from '@foyer/contract';
import {
  DiskCache,
  DistinctStates,
  describeSource,
  type PlannedSource,
  planSources,
  readCachedState,
} from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import { askPortal } from './ask-portal.ts';
import { type CommandClock, chooseCommandClock } from './command-clock.ts';
import { type GivenFiles, readFileSettings } from './read-file-settings.ts';

export interface ProgrammeHealth {
  sources: readonly ProgrammeSourceHealth[];
  clock: CommandClock;
  /** The address that was asked for a portal. */
  address: string;
  /** Where this was learned instead, if none answers. */
  read: { configFile: string; dataDir: string } | null;
}

const silent = { info() {}, warn() {}, error() {} };

/**
 * How the programmes are: as the portal of this machine says, which knows why one cannot be had; if none answers, as
 * far as the data folder tells.
 * @throws ConfigError, SettingsError
 */
export async function readHealth(env: NodeJS.ProcessEnv, files: GivenFiles): Promise<ProgrammeHealth> {
  const { settings, config } = await openConfig(env, files);
  const answer = await askPortal(settings);
  const { address, reply } = answer;
  const clock = chooseCommandClock({ settings, config, answer });
  if (reply !== undefined) return { sources: reply.sources, clock, address, read: null };
  const sources = await readFolder(settings, config, clock.now);
  return { sources, clock, address, read: settings };
}

async function readFolder(
  { dataDir }: Settings,
  config: Config,
  now: Instant,
): Promise<ProgrammeSourceHealth[]> {
  const cache = openCache(dataDir);
  const planned = planSources(config);
  const states = await Promise.all(
    planned.map(({ feed: key }) => readCachedState({ cache, key, clock: () => now, logger: silent })),
  );
  return new DistinctStates(planned).tell(states).flatMap((state, index) => {
    const source = planned[index];
    if (source === undefined) return [];
    const problems = state.feed?.problems ?? [];
    const rooms = source.rooms.map(room => room.name);
    return [describeSource({ feed: source.feed, rooms, state, problems })];
  });
}

/** The programmes that the config names, and the folder in which they are kept. */
export async function openSources(
  env: NodeJS.ProcessEnv,
  files: GivenFiles,
): Promise<{ settings: Settings; sources: PlannedSource[]; cache: DiskCache }> {
  const { settings, config } = await openConfig(env, files);
  return { settings, sources: planSources(config), cache: openCache(settings.dataDir) };
}

async function openConfig(env: NodeJS.ProcessEnv, files: GivenFiles) {
  const settings = readFileSettings(env, files);
  return { settings, config: await loadConfig({ file: settings.configFile }) };
}

function openCache(dataDir: string): DiskCache {
  return new DiskCache({ dir: join(dataDir, 'feeds'), logger: silent });
}
