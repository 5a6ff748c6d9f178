import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, createClock, loadConfig } from '@foyer/config';
import {
  type PretendEncoder,
  type Registering,
  startPretendEncoder,
  startRegistering,
  systemClock,
} from '@foyer/encoder';
import { startPortal } from '@foyer/portal';
import { createTracker, type Tracker } from '@foyer/tracker';
import { type Logger, pino } from 'pino';

const mediaDir = fileURLToPath(new URL('../../../public/demo', import.meta.url));
const host = '127.0.0.1';
const DATABASE = 'tracker.db';

export interface DevEnvOptions {
  configFile: string;
  /** Rooms that the pretend encoder registers; all of the config without it. */
  encoderRooms?: readonly string[];
  /** The rehearsal clock of the portal starts here. */
  now?: number;
  registerEveryMs?: number;
  /** Whether the pretend encoder registers from the beginning; default: it does. */
  registering?: boolean;
  /** Fills the tracker's database before the tracker opens it. */
  prepare?: (prepared: PreparedEnv) => Promise<void>;
  logger?: Logger;
}

/** What there is before anything runs. */
export interface PreparedEnv {
  config: Config;
  databaseFile: string;
}

/** The whole system in this process, on free ports, with a folder of its own that goes when it is closed. */
export interface DevEnv {
  config: Config;
  portalUrl: string;
  trackerUrl: string;
  encoder: PretendEncoder;
  dataDir: string;
  /** Ends the tracker as a crash would for those who ask it: nobody answers at its address. */
  stopTracker(): Promise<void>;
  /** Starts it again at the same address, on the same database. */
  startTracker(): Promise<void>;
  stopRegistering(): Promise<void>;
  startRegistering(): void;
  updateConfig(config: Config): void;
  close(): Promise<void>;
}

/** One at a time in a process: the portal's pages are bound to one. */
export async function startDevEnv(options: DevEnvOptions): Promise<DevEnv> {
  const { logger = pino({ level: 'silent' }), registerEveryMs = 1_000 } = options;
  const config = await loadConfig({ file: options.configFile });
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-'));
  const clock = createClock({ now: options.now ?? null });
  const makeTracker = (port: number) => openTracker({ config, dataDir, port, logger });

  await options.prepare?.({ config, databaseFile: join(dataDir, DATABASE) });
  const rooms = options.encoderRooms ?? config.rooms.map(room => room.name);
  const encoder = await startPretendEncoder({ host, port: 0, rooms, mediaDir, now: Date.now });
  let tracker: Tracker | undefined = await makeTracker(0);
  const trackerUrl = tracker.url;
  const register = () => registerRooms({ config, rooms, encoder, trackerUrl, intervalMs: registerEveryMs });
  let registering: Registering | undefined = options.registering === false ? undefined : register();
  const settings = { host, port: 0, trackerUrl, dataDir: join(dataDir, 'portal') };
  await mkdir(settings.dataDir);
  const closeRest = async () => {
    await registering?.close();
    await tracker?.close();
    await encoder.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const portal = await startPortal({ config, settings, clock, logger }).catch(async (error: unknown) => {
    await closeRest();
    throw error;
  });

  const env: DevEnv = {
    config,
    portalUrl: portal.url,
    trackerUrl,
    encoder,
    dataDir,
    async stopTracker() {
      await tracker?.close();
      tracker = undefined;
    },
    async startTracker() {
      tracker ??= await makeTracker(Number(new URL(trackerUrl).port));
    },
    async stopRegistering() {
      await registering?.close();
      registering = undefined;
    },
    startRegistering() {
      registering ??= register();
    },
    updateConfig(next) {
      tracker?.updateConfig(next);
      portal.updateConfig(next);
    },
    async close() {
      await portal.close();
      await closeRest();
    },
  };
  return env;
}

async function openTracker(options: {
  config: Config;
  dataDir: string;
  port: number;
  logger: Logger;
}): Promise<Tracker> {
  const { config, dataDir, port, logger } = options;
  const settings = { host, port, databaseFile: join(dataDir, DATABASE) };
  const tracker = await createTracker({ config, settings, clock: Date.now, logger });
  await tracker.start();
  return tracker;
}

function registerRooms(options: {
  config: Config;
  rooms: readonly string[];
  encoder: PretendEncoder;
  trackerUrl: string;
  intervalMs: number;
}): Registering {
  const { config, encoder } = options;
  return startRegistering({
    trackerUrl: options.trackerUrl,
    secret: config.system.secret?.reveal() ?? '',
    rooms: options.rooms,
    describe: room => encoder.reportOf(room),
    intervalMs: options.intervalMs,
    clock: systemClock,
    fetch,
    random: Math.random,
    onEvent: () => {},
  });
}
