import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './errors.mjs';
import { watchNpm } from './watch-npm.mjs';

export const LIFELINE = new URL('lifeline.mjs', import.meta.url);

/** @type {NodeJS.Signals[]} */
const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];

/**
 * Runs the tool in this process's place: same terminal, same signals, same exit.
 *
 * @param {object} options
 * @param {string} options.node
 * @param {string[]} options.flags
 * @param {string} options.file
 * @param {string[]} options.args
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Promise<never>}
 */
export function handOver({ node, flags, file, args, cwd, env }) {
  const child = spawn(node, ['--import', LIFELINE.href, file, ...args], {
    cwd,
    env: environmentForTool({ node, flags, env }),
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  for (const signal of FORWARDED_SIGNALS) process.on(signal, () => child.kill(signal));
  watchNpm({ env, onGone: () => child.kill('SIGTERM') });
  return new Promise((_resolve, reject) => {
    child.once('error', cause =>
      reject(new BootstrapError('NODE_UNUSABLE', `Cannot run ${node}: ${cause.message}`, { cause })),
    );
    child.once('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  });
}

/**
 * Whatever the tool starts by the name of `node` must be the same Node with the same abilities.
 *
 * @param {{ node: string, flags: string[], env: NodeJS.ProcessEnv }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentForTool({ node, flags, env }) {
  return {
    ...env,
    PATH: [dirname(node), env.PATH].filter(Boolean).join(delimiter),
    ...(flags.length > 0 && { NODE_OPTIONS: [env.NODE_OPTIONS, ...flags].filter(Boolean).join(' ') }),
    FOYER_LIFELINE: '3',
  };
}

/**
 * The folder the person stands in. npm changes to the package's folder before it runs a script and
 * says in INIT_CWD where it was; without this check a stale INIT_CWD of another project would count.
 *
 * @param {{ env: Record<string, string | undefined>, cwd: string, manifest: URL }} options
 */
export function findCallersFolder({ env, cwd, manifest }) {
  const isOurScript = env.npm_package_json === fileURLToPath(manifest);
  return isOurScript && env.INIT_CWD ? env.INIT_CWD : cwd;
}
