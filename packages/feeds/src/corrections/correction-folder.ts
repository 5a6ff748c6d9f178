import { randomInt } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, parseRecordedCorrection, writeRecordedCorrection } from '@foyer/config';
import type { Correction, Instant } from '@foyer/schedule';
import { replaceFile, TEMPORARY_SUFFIX } from '../replace-file.ts';
import { CorrectionError } from './correction-error.ts';

const MAX_CORRECTIONS = 500;
/** Commands at once may each add the last one that there may be. */
const MAX_FILES = 2 * MAX_CORRECTIONS;
const MAX_FILE_BYTES = 256_000;
const ID = /^[a-z0-9]{5}$/;
/** Without what is mistaken for something else when it is read aloud. */
const ID_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Longer than any writing takes. */
const TEMPORARY_KEPT_MS = 60_000;

export interface CorrectionFile {
  id: string;
  path: string;
  /** Another one whenever the file is replaced. */
  version: string;
}

/**
 * The corrections that are made by command, in a folder, a file each: two commands at once are never in each
 * other's way, and one that is killed leaves a correction whole or not at all.
 */
export class CorrectionFolder {
  readonly #dir: string;

  constructor({ dir }: { dir: string }) {
    this.#dir = dir;
  }

  /** @throws CorrectionError if the folder is there but cannot be read */
  async list(): Promise<CorrectionFile[]> {
    const names = await this.#attempt('cannot be read', async () => {
      return await readdir(this.#dir).catch(orNothingIfMissing);
    });
    const ids = names
      .filter(name => name.endsWith('.json'))
      .map(name => name.slice(0, -'.json'.length))
      .filter(id => ID.test(id))
      .sort();
    const files = ids.slice(0, MAX_FILES).map(async id => {
      const path = this.#path(id);
      const found = await stat(path).catch(() => undefined);
      return found === undefined
        ? []
        : [{ id, path, version: `${found.ino} ${found.mtimeMs} ${found.size}` }];
    });
    return (await Promise.all(files)).flat();
  }

  /** @throws CorrectionError that says what is wrong with the file; undefined if it has gone meanwhile */
  async read({ id, path }: Pick<CorrectionFile, 'id' | 'path'>): Promise<Correction | undefined> {
    try {
      const { size } = await stat(path);
      if (size > MAX_FILE_BYTES) throw new Error(`it has ${size} bytes, expected at most ${MAX_FILE_BYTES}`);
      return parseRecordedCorrection(id, await readFile(path, 'utf8'));
    } catch (error) {
      if (isMissing(error)) return undefined;
      const reason = error instanceof SyntaxError ? `it is not JSON (${error.message})` : reasonOf(error);
      throw new CorrectionError(
        'CORRECTION_UNREADABLE',
        `${path} is not a correction: ${reason}. Mend it, or take it back with: npm run schedule undo ${id}`,
        { cause: error },
      );
    }
  }

  /** Keeps a correction, under an id that it is given here; resolves when it would survive a power cut. */
  async add(correction: Correction): Promise<Correction> {
    return await this.#attempt('cannot be written', async () => {
      makeFolder(this.#dir);
      await this.#removeRemains();
      const taken = new Set((await this.list()).map(({ id }) => id));
      if (taken.size >= MAX_CORRECTIONS) {
        const message = `There are ${MAX_CORRECTIONS} corrections already, the most there may be. Take some back with: npm run schedule undo ID`;
        throw new CorrectionError('CORRECTIONS_FULL', message);
      }
      const kept = { ...correction, id: chooseId(taken) };
      await replaceFile(this.#path(kept.id), writeRecordedCorrection(kept));
      return kept;
    });
  }

  /** @throws CorrectionError if there is none of this id */
  async remove(id: string): Promise<void> {
    const file = (await this.list()).find(each => each.id === id);
    if (file === undefined) {
      const message = `There is no correction ${id}. List those there are with: npm run schedule corrections`;
      throw new CorrectionError('CORRECTION_UNKNOWN', message);
    }
    await this.#attempt('cannot be changed', () => rm(file.path, { force: true }));
  }

  /** Removes those that ended before an instant; what cannot be read is left alone. */
  async removeExpired(at: Instant): Promise<void> {
    for (const file of await this.list()) {
      const correction = await this.read(file).catch(() => undefined);
      const expiresAt = correction?.expiresAt ?? Number.POSITIVE_INFINITY;
      if (expiresAt <= at) await this.#attempt('cannot be changed', () => rm(file.path, { force: true }));
    }
  }

  #path(id: string): string {
    return join(this.#dir, `${id}.json`);
  }

  async #removeRemains(): Promise<void> {
    for (const name of await readdir(this.#dir)) {
      if (!TEMPORARY_SUFFIX.test(name)) continue;
      const path = join(this.#dir, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > TEMPORARY_KEPT_MS)
        await rm(path, { force: true });
    }
  }

  async #attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof CorrectionError) throw error;
      throw new CorrectionError(
        'CORRECTIONS_INACCESSIBLE',
        `${this.#dir} ${what} (${reasonOf(error)}), expected a folder that this user may read and write. FOYER_DATA names the data folder it is in.`,
        { cause: error },
      );
    }
  }
}

function chooseId(taken: ReadonlySet<string>): string {
  for (;;) {
    const id = Array.from({ length: 5 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('');
    if (!taken.has(id)) return id;
  }
}

function orNothingIfMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
