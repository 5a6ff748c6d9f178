import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED_FOLDERS = new Set(['node_modules', '.next', 'fixtures', 'migrations']);
const SKIPPED_FILES = /\.test\.tsx?$|\.md$|^next-env\.d\.ts$|\.tsbuildinfo$/;

/**
 * One hash over everything that the built pages depend on: the portal, the packages it may import,
 * the dependencies' versions, and the Node that builds.
 */
export function computePortalBuildStamp(root: string, nodeVersion: string): string {
  const hash = createHash('sha256').update(`node ${nodeVersion.split('.')[0]}\n`);
  for (const file of listBuildInputs(root)) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** The files, relative to the root, in a stable order. */
export function listBuildInputs(root: string): string[] {
  const files = ['pnpm-lock.yaml', 'tsconfig.base.json'].filter(file => existsSync(join(root, file)));
  for (const folder of ['apps/portal', 'packages']) collectFiles(root, folder, files);
  return files.sort();
}

function collectFiles(root: string, folder: string, files: string[]): void {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) collectFiles(root, path, files);
    } else if (entry.isFile() && !SKIPPED_FILES.test(entry.name)) {
      files.push(path);
    }
  }
}
