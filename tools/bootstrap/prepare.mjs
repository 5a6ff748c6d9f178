import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { flagsForTypeScript, isNodeGoodEnough } from './choose-node.mjs';
import { notWritable } from './explain-failure.mjs';
import { withFileLock } from './file-lock.mjs';
import { installNode, isExecutable, locateBundledNode } from './install-node.mjs';
import { arePackagesInstalled, installPackages } from './install-packages.mjs';
import { showStep } from './progress.mjs';

/**
 * @typedef {{ root: string, env: NodeJS.ProcessEnv, verbose: boolean }} Preparation
 */

/**
 * Makes sure that there is a Node that will do and that the packages are installed. Does nothing
 * and says nothing when they are.
 *
 * @param {Preparation} preparation
 * @returns {Promise<{ node: string, flags: string[] }>}
 */
export async function prepare(preparation) {
  const runtime = chooseRuntime(preparation.root);
  if (!isComplete(preparation.root, runtime.node)) {
    assertWritable(preparation.root);
    await withFileLock(
      {
        path: join(preparation.root, '.foyer', 'install.lock'),
        onWait: pid =>
          process.stderr.write(`foyer: waiting for another command (process ${pid}) that is installing\n`),
      },
      () => install(preparation, runtime.node),
    );
  }
  return runtime;
}

/** @param {string} root */
function chooseRuntime(root) {
  const { node: version } = process.versions;
  if (isNodeGoodEnough(version)) return { node: process.execPath, flags: flagsForTypeScript(version) };
  const { path, nodePackage } = locateBundledNode(root);
  return { node: path, flags: flagsForTypeScript(nodePackage.version) };
}

/**
 * @param {string} root
 * @param {string} node
 */
function isComplete(root, node) {
  return isExecutable(node) && arePackagesInstalled(root);
}

/**
 * @param {Preparation} preparation
 * @param {string} node
 */
async function install(preparation, node) {
  // Both are asked again: another command may have done it while this one waited for the lock.
  if (!isExecutable(node)) {
    const { nodePackage } = locateBundledNode(preparation.root);
    const reason = `this system's Node is ${process.versions.node}`;
    await showStep(`fetching Node ${nodePackage.version} (once; ${reason})`, () => installNode(preparation));
  }
  if (!arePackagesInstalled(preparation.root)) {
    await showStep('installing packages', () => installPackages({ ...preparation, node }));
  }
}

/** @param {string} root */
function assertWritable(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw notWritable('install what is missing', root);
  }
}
