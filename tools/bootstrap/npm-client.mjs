import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { explainFailure } from './explain-failure.mjs';
import { runQuietly } from './run-quietly.mjs';

// What says how the registry is reached. Everything else that npm hands to its scripts
// (prefix, omit, dry-run, the command's own options) is about the outer command and would
// mislead the inner one.
const KEPT_NPM_SETTING =
  /^npm_config_(.*registry|userconfig|globalconfig|cache|ca|cafile|cert|key|(https?[-_])?proxy|no[-_]?proxy|strict[-_]ssl|\/\/.*)$/i;

/**
 * The environment for npm or pnpm when they are started from within an npm script.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanNpmEnvironment(env) {
  // CI makes pnpm answer its own questions instead of stopping where nobody can answer.
  /** @type {NodeJS.ProcessEnv} */
  const cleaned = { ...env, CI: 'true' };
  for (const name of Object.keys(env)) {
    const misleads = /^npm_/i.test(name) && !KEPT_NPM_SETTING.test(name);
    if (misleads || name === 'INIT_CWD' || name === 'NODE_ENV') delete cleaned[name];
  }
  return cleaned;
}

/**
 * How to start npm or npx: the very npm that started us if it did, else the one on the PATH.
 *
 * @param {'npm' | 'npx'} program
 * @param {Record<string, string | undefined>} env
 * @returns {{ command: string, args: string[] }}
 */
export function findNpm(program, env) {
  const npmCli = env.npm_execpath;
  if (npmCli !== undefined && basename(npmCli) === 'npm-cli.js') {
    const cli = join(dirname(npmCli), `${program}-cli.js`);
    if (existsSync(cli)) return { command: process.execPath, args: [cli] };
  }
  return { command: program, args: [] };
}

// npm's own defaults make a person without a network wait for minutes before the first word.
const PATIENCE = [
  '--prefer-offline',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/**
 * Runs npm or npx, and throws what went wrong as a `BootstrapError` that says what to do.
 *
 * @param {object} call
 * @param {'npm' | 'npx'} call.program
 * @param {string[]} call.args
 * @param {string} call.cwd
 * @param {string} call.root the checkout
 * @param {NodeJS.ProcessEnv} call.env
 * @param {boolean} call.verbose
 * @param {string} call.purpose for the message, as in "install the packages"
 */
export async function runNpm({ program, args, cwd, root, env, verbose, purpose }) {
  const npm = findNpm(program, env);
  const { code, output, spawnError } = await runQuietly({
    command: npm.command,
    args: [...npm.args, ...PATIENCE, ...args],
    cwd,
    env: { ...cleanNpmEnvironment(env), ...homeThatCanBeWritten(root) },
    verbose,
  });
  if (code !== 0) throw explainFailure({ purpose, program, root, output, spawnError });
}

/**
 * Service accounts often have a home that does not exist. npm and pnpm keep their caches there,
 * so they get one of ours.
 *
 * @param {string} root
 */
function homeThatCanBeWritten(root) {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    const home = join(root, '.foyer', 'home');
    mkdirSync(home, { recursive: true });
    return { HOME: home };
  }
}
