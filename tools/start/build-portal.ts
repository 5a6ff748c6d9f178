import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from '../bootstrap/file-lock.mjs';
import { showStep } from '../bootstrap/progress.mjs';
import { StartError } from './errors.ts';
import { formatLine } from './format-line.ts';
import { computePortalBuildStamp } from './portal-build-stamp.ts';
import { startProgram } from './program.ts';
import { ProgramLog } from './program-log.ts';

const GRACE_MS = 5_000;

export interface BuildOptions {
  root: string;
  env: NodeJS.ProcessEnv;
  /** Aborted when a person asks for the end. */
  stop: AbortSignal;
  /** Shows what the build says as it says it. */
  verbose: boolean;
}

/**
 * Builds the portal's pages if what they are made of has changed since the last build.
 *
 * @throws StartError with the end of the build's output if it fails
 */
export async function buildPortalIfStale(options: BuildOptions): Promise<void> {
  if (isFresh(options.root)) return;
  assertWritable(join(options.root, 'apps', 'portal'));
  const lock = {
    path: join(options.root, '.foyer', 'build.lock'),
    onWait: (pid: number) => console.error(`foyer: waiting for another build (process ${pid})`),
  };
  await withFileLock(lock, async () => {
    if (!isFresh(options.root)) await showStep('building the pages', () => build(options));
  });
}

async function build({ root, env, stop, verbose }: BuildOptions): Promise<void> {
  const portal = join(root, 'apps', 'portal');
  const stamp = computePortalBuildStamp(root, process.versions.node);
  // An interrupted build is stale: the stamp is back only when all is well.
  rmSync(locateStamp(root), { force: true });
  const program = startProgram(
    {
      name: 'build',
      script: join(portal, 'node_modules', 'next', 'dist', 'bin', 'next'),
      args: ['build', portal],
      cwd: portal,
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
    {
      log: new ProgramLog(join(root, '.foyer', 'logs', 'portal-build.log')),
      onLine: line => verbose && console.error(formatLine(line)),
    },
  );
  const abort = () => void program.stop(GRACE_MS);
  stop.addEventListener('abort', abort, { once: true });
  const ending = await program.ended;
  stop.removeEventListener('abort', abort);
  await program.stop(GRACE_MS);
  stop.throwIfAborted();
  if (ending.kind === 'exited' && ending.exitCode === 0) {
    writeFileSync(locateStamp(root), stamp);
    return;
  }
  const output = program.getLastLines().map(line => `  ${formatLine(line)}`);
  throw new StartError(
    'BUILD_FAILED',
    ['The pages could not be built. The end of the output:', ...output, `All of it: ${program.logFile}`].join(
      '\n',
    ),
  );
}

function assertWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new StartError(
      'BUILD_FAILED',
      `The pages have to be built, and you may not write to ${folder}. Let its owner run npm start once, or clone Foyer to a folder of your own.`,
      cause,
    );
  }
}

function isFresh(root: string): boolean {
  if (!existsSync(join(root, 'apps', 'portal', '.next', 'BUILD_ID'))) return false;
  const stampFile = locateStamp(root);
  if (!existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === computePortalBuildStamp(root, process.versions.node);
}

// Beside what was built, so that it goes with it.
function locateStamp(root: string): string {
  return join(root, 'apps', 'portal', '.next', 'foyer-stamp');
}
