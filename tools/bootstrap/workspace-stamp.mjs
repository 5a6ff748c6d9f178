import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over everything that decides what belongs into `node_modules`: the lockfile, the
 * workspace file, each package.json, and the kind of machine, as some packages carry binaries.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.platform as in "linux-x64"
 * @returns {string}
 */
export function computeStamp({ root, platform }) {
  const hash = createHash('sha256').update(`${platform}\n`);
  const manifests = listWorkspaceFolders(root).map(folder => join(folder, 'package.json'));
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * The folders of the workspace's packages, relative to the root. Reads only the plain list under
 * `packages:`, as a YAML parser is not there before anything is installed.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function listWorkspaceFolders(root) {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const list = /^packages:\n((?:[ ]+-[^\n]*\n?)*)/m.exec(text)?.[1] ?? '';
  const patterns = list.split('\n').map(line => line.replace(/^[ ]+-[ ]*|['"]/g, '').trim());
  return patterns
    .filter(pattern => pattern !== '')
    .flatMap(pattern => expandPattern(root, pattern))
    .filter(folder => existsSync(join(root, folder, 'package.json')))
    .sort();
}

/**
 * @param {string} root
 * @param {string} pattern a folder, or a folder and `/*`
 */
function expandPattern(root, pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -'/*'.length);
  return existsSync(join(root, parent))
    ? readdirSync(join(root, parent)).map(name => `${parent}/${name}`)
    : [];
}
