import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, checkRehearsal, loadConfig, SettingsError } from '@foyer/config';
import { buildPortalIfStale } from './build-portal.ts';
import { checkPorts } from './check-ports.ts';
import { describeAddresses } from './describe-addresses.ts';
import { StartError } from './errors.ts';
import { findRoomToShow } from './find-room-to-show.ts';
import { formatLine, isRemarkable } from './format-line.ts';
import { isStartedBySystemd } from './is-started-by-systemd.ts';
import { parseStartOptions, USAGE } from './options.ts';
import { planPrograms } from './plan-programs.ts';
import { ProgramLog } from './program-log.ts';
import { supervise } from './supervise.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface StartCommand {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Serves the pages from source, with hot reload. */
  development: boolean;
}

/** Those that say what is wrong and what to do. */
const EXPECTED = [StartError, SettingsError, ConfigError];

/** `npm start` and `npm run dev`: runs until Ctrl-C, and resolves to the exit code. */
export async function start(command: StartCommand): Promise<0 | 1 | 2> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // More than once is usual: the terminal sends Ctrl-C to all, and npm passes on what it gets.
    process.on(signal, () => stop.abort());
  }
  // When the terminal is closed there is nobody to write to, but the programs still have to be ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await runPrograms(command, stop.signal);
    return 0;
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) return 0;
    if (!(error instanceof Error && EXPECTED.some(kind => error instanceof kind))) throw error;
    console.error(error.message);
    return error instanceof SettingsError ? 2 : 1;
  }
}

/** A terminal is for trying out; what has run and must go on needs somebody who is always there, if it has nobody. */
const HOW_TO_STAY_UP =
  'On a machine that must stay up let systemd start it again, as deploy/foyer.service does: deploy/README.md says how.';

async function runPrograms({ args, env, development }: StartCommand, stop: AbortSignal): Promise<void> {
  const options = parseStartOptions(args, env);
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const { settings, verbose } = options;
  // Each program would say so too, but only when the pages have been built for a minute.
  checkRehearsal(settings, await loadConfig({ file: settings.configFile }));
  const programs = planPrograms({ settings, root, env, development });
  await checkPorts(programs.map(program => program.port));
  if (settings.roles.has('portal') && !development) await buildPortalIfStale({ root, env, stop, verbose });
  const logFolder = join(settings.dataDir, 'logs');
  console.error(`foyer: starting ${programs.map(program => program.name).join(', ')}`);
  let hasRun = false;
  const supervision = supervise({
    programs,
    stop,
    createLog: name => openLog(join(logFolder, `${name}.log`)),
    onLine: (name, line, source) => {
      if (verbose || isRemarkable(line, source)) console.error(`${name}: ${formatLine(line)}`);
    },
    onReady: async () => {
      hasRun = true;
      const room = await findRoomToShow(settings.trackerUrl);
      console.log(describeAddresses({ settings, interfaces: networkInterfaces(), room, logFolder }));
    },
  });
  await supervision.catch((error: unknown) => {
    const isEnd = error instanceof StartError && error.code === 'PROGRAM_ENDED';
    const isKeptUp = isStartedBySystemd({ env, isTerminal: process.stderr.isTTY });
    if (!isEnd || !hasRun || development || isKeptUp) throw error;
    throw new StartError(error.code, `${error.message}\n${HOW_TO_STAY_UP}`, error);
  });
}

function openLog(file: string): ProgramLog {
  try {
    return new ProgramLog(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      'DATA_NOT_WRITABLE',
      `Cannot write the log ${file}: ${reason}. Choose a folder you may write to with --data or FOYER_DATA.`,
      error,
    );
  }
}
