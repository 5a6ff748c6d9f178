import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a process leaves behind that is killed while it writes `name`: `name.UUID.tmp`. */
export const TEMPORARY_SUFFIX = /\.[0-9a-f-]{36}\.tmp$/;

interface ReplaceFileOptions {
  /** What its time of change is set to, in milliseconds since 1970; default: now. */
  changedAt?: number;
}

/** A reader sees the old file or the new one, whole, also after a power cut. */
export async function replaceFile(
  path: string,
  content: string,
  { changedAt }: ReplaceFileOptions = {},
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      if (changedAt !== undefined) await file.utimes(changedAt / 1000, changedAt / 1000);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Only then does the new name survive a power cut. Not every system can; then it has to do without. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {}
}
