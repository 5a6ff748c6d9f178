import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findNodePackage } from './choose-node.mjs';
import { BootstrapError } from './errors.mjs';
import { runNpm } from './npm-client.mjs';
import { runQuietly } from './run-quietly.mjs';

const UNFINISHED = 'unfinished-';

/**
 * Where the Node for this machine is, or will be after `installNode`.
 *
 * @param {string} root the checkout
 */
export function locateBundledNode(root) {
  const nodePackage = getNodePackage();
  const runtimes = join(root, '.foyer', 'runtime');
  const folder = join(runtimes, `${nodePackage.name}-${nodePackage.version}`);
  const binary = join('node_modules', nodePackage.name, 'bin', 'node');
  return { nodePackage, runtimes, folder, binary, path: join(folder, binary) };
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs the Node that Foyer brings along. It appears at its place whole or not at all.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} options.verbose
 */
export async function installNode({ root, env, verbose }) {
  const { nodePackage, runtimes, folder, binary } = locateBundledNode(root);
  mkdirSync(runtimes, { recursive: true });
  const unfinished = mkdtempSync(join(runtimes, UNFINISHED));
  try {
    writeManifest(unfinished, nodePackage);
    await runNpm({
      program: 'npm',
      args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', unfinished],
      cwd: unfinished,
      root,
      env,
      verbose,
      purpose: `fetch Node ${nodePackage.version}`,
    });
    await assertRuns(join(unfinished, binary), unfinished, env);
    chmodSync(unfinished, 0o755); // made for its owner only, but other users may run Foyer too
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    removeOthers(runtimes, folder);
  }
}

function getNodePackage() {
  const { platform, arch } = process;
  const found = findNodePackage({ platform, arch, isMusl: platform === 'linux' && isMusl() });
  if (found !== undefined) return found;
  throw new BootstrapError(
    'PLATFORM_UNSUPPORTED',
    `Foyer needs Node 24 (or 22.14 and newer) and this is ${process.versions.node}. ` +
      `There is no package to fetch it from for ${platform} on ${arch}: ` +
      'install Node 24 from https://nodejs.org/ or your package manager, and run the command again.',
  );
}

function isMusl() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } } | undefined} */ (
    process.report?.getReport()
  );
  return report?.header !== undefined && report.header.glibcVersionRuntime === undefined;
}

/**
 * A lockfile with the integrity written down beforehand makes npm itself refuse any other content.
 *
 * @param {string} folder
 * @param {import('./choose-node.mjs').NodePackage} nodePackage
 */
function writeManifest(folder, { name, version, integrity }) {
  const manifest = {
    name: 'foyer-runtime',
    version: '1.0.0',
    private: true,
    dependencies: { [name]: version },
  };
  const lockfile = {
    name: 'foyer-runtime',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, [`node_modules/${name}`]: { version, integrity } },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lockfile));
}

/**
 * @param {string} node
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function assertRuns(node, cwd, env) {
  const { code, output, spawnError } = await runQuietly({ command: node, args: ['--version'], cwd, env });
  if (code === 0) return;
  throw new BootstrapError(
    'NODE_UNUSABLE',
    `The Node from npm does not run on this system: ${spawnError?.message ?? output.trim()}. ` +
      'Install Node 24 from https://nodejs.org/ or your package manager, and run the command again.',
  );
}

/**
 * @param {string} runtimes
 * @param {string} kept
 */
function removeOthers(runtimes, kept) {
  for (const name of readdirSync(runtimes)) {
    const path = join(runtimes, name);
    if (path !== kept) rmSync(path, { recursive: true, force: true });
  }
}
