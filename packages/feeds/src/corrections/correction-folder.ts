import { randomInt } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  makeFolder,
  parseEndedCorrection,
  parseRecordedCorrection,
  writeEndedCorrection,
  writeRecordedCorrection,
} from '@foyer/config';
import type { Correction, EndedCorrection, Instant } from '@foyer/schedule';
import { replaceFile, TEMPORARY_SUFFIX } from '../replace-file.ts';
import { CorrectionError } from './correction-error.ts';

const MAX_CORRECTIONS = 500;
/** Commands at once may each add the last one that there may be. */
const MAX_FILES = 2 * MAX_CORRECTIONS;
/** What is over is told of no more after so many others. */
const MAX_ENDED = 200;
const ENDED = 'ended';
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
 * other's way, and one that is killed leaves a correction whole or not at all. Those that are over stay for a
 * while in a folder beside them, since calendars that have taken them over are to hear of it.
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
    const files = listIds(names)
      .slice(0, MAX_FILES)
      .map(async id => {
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

  /**
   * Takes one back.
   * @throws CorrectionError if there is none of this id
   */
  async remove(id: string, at: Instant): Promise<void> {
    const file = (await this.list()).find(each => each.id === id);
    if (file === undefined) {
      const message = `There is no correction ${id}. List those there are with: npm run schedule corrections`;
      throw new CorrectionError('CORRECTION_UNKNOWN', message);
    }
    await this.#end(file, at);
  }

  /** Removes those that ended before an instant; what cannot be read is left alone. */
  async removeExpired(at: Instant): Promise<void> {
    for (const file of await this.list()) {
      const correction = await this.read(file).catch(() => undefined);
      const expiresAt = correction?.expiresAt ?? Number.POSITIVE_INFINITY;
      if (expiresAt <= at) await this.#end(file, expiresAt);
    }
  }

  /** Those that are over, as far as they are remembered; what cannot be read of them is forgotten. */
  async listEnded(): Promise<EndedCorrection[]> {
    const ids = listIds(await readdir(join(this.#dir, ENDED)).catch(orNothingIfMissing));
    const ended = ids.slice(0, MAX_FILES).map(async id => {
      const json = await readFile(this.#path(id, ENDED), 'utf8').catch(() => '');
      try {
        return parseEndedCorrection(id, json);
      } catch {
        return [];
      }
    });
    return (await Promise.all(ended)).flat();
  }

  /** First it is over, and then it is no more: in between it counts, as if nothing had been done. */
  async #end(file: CorrectionFile, endedAt: Instant): Promise<void> {
    const correction = await this.read(file).catch(() => undefined);
    await this.#attempt('cannot be changed', async () => {
      if (correction !== undefined) {
        makeFolder(join(this.#dir, ENDED));
        await replaceFile(this.#path(file.id, ENDED), writeEndedCorrection({ correction, endedAt }));
        await this.#forgetEnded();
      }
      await rm(file.path, { force: true });
    });
  }

  async #forgetEnded(): Promise<void> {
    const ended = (await this.listEnded()).sort((a, b) => b.endedAt - a.endedAt);
    for (const { correction } of ended.slice(MAX_ENDED))
      await rm(this.#path(correction.id, ENDED), { force: true });
  }

  #path(id: string, folder = ''): string {
    return join(this.#dir, folder, `${id}.json`);
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

function listIds(fileNames: readonly string[]): string[] {
  return fileNames
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
    .filter(id => ID.test(id))
    .sort();
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
