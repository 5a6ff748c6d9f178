import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY_SUFFIX } from '../replace-file.ts';

export const MAX_CORRECTION_BYTES = 256_000;

const ID = /^[a-z0-9]{5}$/;
/** Longer than any writing takes. */
const TEMPORARY_KEPT_MS = 60_000;

/** Of the files of a folder those that are corrections, by id and sorted. */
export function listCorrectionIds(fileNames: readonly string[]): string[] {
  return fileNames
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
    .filter(id => ID.test(id))
    .sort();
}

/** What is left of writing that was cut off. */
export async function removeRemains(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!TEMPORARY_SUFFIX.test(name)) continue;
    const path = join(dir, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > TEMPORARY_KEPT_MS)
      await rm(path, { force: true });
  }
}
