import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listWorkspaceFolders } from '../../bootstrap/workspace-stamp.mjs';
import { isLevel, type Level } from './levels.ts';
import { readSource, type Source } from './read-source.ts';

export interface SourceFile extends Source {
  /** Relative to the root. */
  path: string;
}

export interface WorkspacePackage {
  name: string;
  /** Relative to the root. */
  folder: string;
  level: Level;
  /** What its package.json asks for at run time. */
  dependencies: string[];
  files: SourceFile[];
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.next', 'fixtures', 'migrations']);
const SOURCE = /\.(?:ts|tsx|mts|mjs|js)$/;

/** @throws if a package.json has no level, as nobody would notice that it is not checked */
export function readWorkspace(root: string): WorkspacePackage[] {
  return listWorkspaceFolders(root).map(folder => readPackage(root, folder));
}

interface Manifest {
  name: string;
  foyer?: { level?: unknown };
  dependencies?: Record<string, string>;
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const file = join(folder, 'package.json');
  const manifest: Manifest = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const level = manifest.foyer?.level;
  if (!isLevel(level)) {
    throw new Error(
      `${file}: "foyer": { "level": … } is ${JSON.stringify(level)}, expected domain, adapter, app, test or tool`,
    );
  }
  return {
    name: manifest.name,
    folder,
    level,
    dependencies: Object.keys(manifest.dependencies ?? {}),
    files: readFiles(root, folder),
  };
}

function readFiles(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : readFiles(root, path);
    if (!SOURCE.test(entry.name) || entry.name.endsWith('.d.ts')) return [];
    return [{ path, ...readSource(path, readFileSync(join(root, path), 'utf8')) }];
  });
}
