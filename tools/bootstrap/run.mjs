// node tools/bootstrap/run.mjs NAME [ARGUMENT …]
//
// What every npm script calls. Makes sure of a Node that will do and of the packages, then runs
// tools/NAME. Plain JavaScript without dependencies: it has to run before anything is installed,
// on Node 18 or newer.
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './errors.mjs';
import { getToolFile } from './find-tool.mjs';
import { findCallersFolder, handOver } from './hand-over.mjs';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = new URL('../../package.json', import.meta.url);
const [name, ...args] = process.argv.slice(2);

try {
  const { env } = process;
  const file = getToolFile(fileURLToPath(new URL('..', import.meta.url)), name);
  const verbose = args.includes('--verbose') || env.FOYER_VERBOSE === '1';
  const { node, flags } = await prepare({ root, env, verbose });
  await handOver({
    node,
    flags,
    file,
    args,
    cwd: findCallersFolder({ env, cwd: process.cwd(), manifest }),
    env,
  });
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  process.stderr.write(`foyer: ${error.message}\n`);
  process.exitCode = 1;
}
