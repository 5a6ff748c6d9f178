import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runNpm } from './npm-client.mjs';
import { computeStamp, listWorkspaceFolders } from './workspace-stamp.mjs';

const PNPM = 'pnpm@12.21.0';

// pnpm's own defaults let a person without a network wait for ten minutes.
const PATIENCE = ['retries=2', 'retry-mintimeout=500', 'retry-maxtimeout=3000'].map(
  s => `--config.fetch-${s}`,
);

/**
 * Whether `node_modules` is what the lockfile asks for.
 *
 * @param {string} root
 */
export function arePackagesInstalled(root) {
  const stampFile = locateStamp(root);
  if (!existsSync(stampFile)) return false;
  if (readFileSync(stampFile, 'utf8') !== computeStamp({ root, platform: describePlatform() })) return false;
  return listWorkspaceFolders(root).every(folder => isInstalled(join(root, folder)));
}

/**
 * Installs the packages exactly as the lockfile has them. The stamp is away while it works, so
 * that an interrupted install is repaired by the next command.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.node the Node that Foyer will run on
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} options.verbose
 */
export async function installPackages({ root, node, env, verbose }) {
  const stampFile = locateStamp(root);
  rmSync(stampFile, { force: true });
  await runNpm({
    program: 'npx',
    args: [
      ...['--yes', PNPM, 'install', '--frozen-lockfile', '--prefer-offline'],
      ...PATIENCE,
      // pnpm reads npm's files but not npm's environment.
      ...(env.npm_config_registry ? [`--registry=${env.npm_config_registry}`] : []),
    ],
    cwd: root,
    root,
    env: { ...env, PATH: `${dirname(node)}${delimiter}${env.PATH}` },
    verbose,
    purpose: 'install the packages',
  });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, computeStamp({ root, platform: describePlatform() }));
}

// Inside node_modules, so that it goes with it.
/** @param {string} root */
function locateStamp(root) {
  return join(root, 'node_modules', '.foyer-stamp');
}

/** @param {string} folder */
function isInstalled(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return wanted.every(name => existsSync(join(folder, 'node_modules', name)));
}

function describePlatform() {
  return `${process.platform}-${process.arch}`;
}
