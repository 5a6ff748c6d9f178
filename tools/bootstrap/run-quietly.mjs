import { spawn } from 'node:child_process';

const KEPT_CHARACTERS = 64 * 1024;

/**
 * @typedef {{ code: number | null, output: string, spawnError?: NodeJS.ErrnoException }} Outcome
 *
 * @typedef {object} Run
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} [verbose] let the output through as it comes
 */

/**
 * Runs a program to its end and keeps the last of what it says instead of showing it.
 *
 * @param {Run} run
 * @returns {Promise<Outcome>}
 */
export function runQuietly({ command, args, cwd, env, verbose = false }) {
  return new Promise(resolve => {
    let output = '';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        output = (output + text).slice(-KEPT_CHARACTERS);
        if (verbose) process.stderr.write(text);
      });
    }
    child.once('error', spawnError => resolve({ code: null, output, spawnError }));
    child.once('close', code => resolve({ code, output }));
  });
}
