import { userInfo } from 'node:os';
import { BootstrapError } from './errors.mjs';

const SHOWN_LINES = 15;

/**
 * Turns the last words of npm or pnpm into one message that says what to do.
 *
 * @param {object} failure
 * @param {string} failure.purpose as in "install the packages"
 * @param {string} failure.program
 * @param {string} failure.root
 * @param {string} failure.output
 * @param {NodeJS.ErrnoException} [failure.spawnError]
 * @returns {BootstrapError}
 */
export function explainFailure({ purpose, program, root, output, spawnError }) {
  if (spawnError?.code === 'ENOENT') {
    return new BootstrapError(
      'NPM_MISSING',
      `Could not ${purpose}: there is no ${program} on the PATH. Install npm (on Debian: apt-get install npm).`,
      { cause: spawnError },
    );
  }
  for (const [pattern, explain] of EXPLANATIONS) {
    const match = pattern.exec(output);
    if (match !== null) return explain({ purpose, root, found: match[1] ?? match[0] });
  }
  const said = spawnError?.message ?? lastLines(output);
  return new BootstrapError(
    'INSTALL_FAILED',
    `Could not ${purpose}. The last that ${program} said (--verbose shows all of it):\n${said}`,
  );
}

/** @typedef {(context: { purpose: string, root: string, found: string }) => BootstrapError} Explain */

/** @type {[RegExp, Explain][]} */
const EXPLANATIONS = [
  [
    /\b(EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY)\b/,
    ({ purpose, found }) =>
      new BootstrapError(
        'INTEGRITY_MISMATCH',
        `Could not ${purpose}: what the registry sent is not what was published (${found}). ` +
          'A proxy or mirror may have changed it, or a cache may be damaged: try "npm cache clean --force", ' +
          'or another registry ("npm config get registry" shows yours).',
      ),
  ],
  [
    /\bERR_PNPM_OUTDATED_LOCKFILE\b/,
    ({ purpose }) =>
      new BootstrapError(
        'LOCKFILE_OUTDATED',
        `Could not ${purpose}: pnpm-lock.yaml does not fit the package.json files. ` +
          'Run "npx -y pnpm@12.21.0 install" and commit the lockfile with your change.',
      ),
  ],
  [
    /\b(ENOSPC|EDQUOT)\b/,
    ({ purpose, root, found }) =>
      new BootstrapError(
        'DISK_FULL',
        `Could not ${purpose}: no space left (${found}). Foyer needs about 1.5 GB in ${root} and in npm's and pnpm's caches.`,
      ),
  ],
  [
    /\b(?:EACCES|EPERM|EROFS)\b[^\n]*?'([^'\n]+)'|\b(?:EACCES|EPERM|EROFS)\b/,
    ({ purpose, root, found }) => notWritable(purpose, found.startsWith('/') ? found : root),
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|E50[0-9]|E403|[A-Z_]*CERT[A-Z_]*)\b/,
    ({ purpose, found }) =>
      new BootstrapError(
        'REGISTRY_UNREACHABLE',
        `Could not ${purpose}: the npm registry does not answer as it should (${found}). ` +
          'This is needed once, later starts work without a network. Check the connection, and ' +
          '"npm config get registry" and "npm config get proxy"; then run the command again.',
      ),
  ],
];

/**
 * @param {string} purpose
 * @param {string} path
 */
export function notWritable(purpose, path) {
  const user = nameUser();
  return new BootstrapError(
    'NOT_WRITABLE',
    `Could not ${purpose}: ${user} may not write to ${path}. ` +
      `Change the owner of that folder, or clone Foyer to a folder of your own.`,
  );
}

function nameUser() {
  try {
    return `user ${userInfo().username}`;
  } catch {
    return `the user with id ${process.getuid?.()}`; // in a container an id may have no name
  }
}

/** @param {string} output */
function lastLines(output) {
  return output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
