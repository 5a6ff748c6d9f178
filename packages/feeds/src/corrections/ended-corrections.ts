import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, parseEndedCorrection, writeEndedCorrection } from '@foyer/config';
import type { EndedCorrection } from '@foyer/schedule';
import { replaceFile } from '../replace-file.ts';
import { listCorrectionIds, MAX_CORRECTION_BYTES, removeRemains } from './correction-files.ts';

/** What is over is told of no more after so many others. */
const MAX_ENDED = 200;
/** Several commands may each leave some more. */
const MAX_READ = 2 * MAX_ENDED;

/** The corrections that are over, in a folder, a file each: as many as calendars have to hear of. */
export class EndedCorrections {
  readonly dir: string;

  constructor({ dir }: { dir: string }) {
    this.dir = dir;
  }

  /** Without what cannot be read as one. Rejects if the folder is there and cannot be read. */
  async list(): Promise<EndedCorrection[]> {
    const found = await this.#read();
    return found.flatMap(({ ended }) => ended ?? []);
  }

  /** Resolves when it would survive a power cut. Rejects if it cannot be written. */
  async add(ended: EndedCorrection): Promise<void> {
    makeFolder(this.dir);
    await replaceFile(this.#path(ended.correction.id), writeEndedCorrection(ended));
  }

  /** Removes the oldest of too many, and what is of no use. */
  async tidy(): Promise<void> {
    await removeRemains(this.dir);
    const found = await this.#read();
    const latest = found
      .filter(({ ended }) => ended !== null)
      .sort((a, b) => (b.ended?.endedAt ?? 0) - (a.ended?.endedAt ?? 0))
      .slice(0, MAX_ENDED);
    for (const { id } of found.filter(each => !latest.includes(each)))
      await rm(this.#path(id), { force: true });
  }

  async #read(): Promise<{ id: string; ended: EndedCorrection | null }[]> {
    const ids = listCorrectionIds(await readdir(this.dir).catch(orNothingIfMissing));
    return await Promise.all(
      ids.slice(0, MAX_READ).map(async id => ({ id, ended: await this.#readOne(id).catch(() => null) })),
    );
  }

  async #readOne(id: string): Promise<EndedCorrection | null> {
    const path = this.#path(id);
    const { size } = await stat(path);
    return size > MAX_CORRECTION_BYTES ? null : parseEndedCorrection(id, await readFile(path, 'utf8'));
  }

  #path(id: string): string {
    return join(this.dir, `${id}.json`);
  }
}

function orNothingIfMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
