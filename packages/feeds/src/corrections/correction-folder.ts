import { randomInt } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, parseRecordedCorrection, writeRecordedCorrection } from '@foyer/config';
import type { Correction, EndedCorrection, Instant } from '@foyer/schedule';
import { replaceFile } from '../replace-file.ts';
import { CorrectionError } from './correction-error.ts';
import { listCorrectionIds, MAX_CORRECTION_BYTES, removeRemains } from './correction-files.ts';
import { EndedCorrections } from './ended-corrections.ts';

const MAX_CORRECTIONS = 500;
/** Commands at once may each add the last one that there may be. */
const MAX_FILES = 2 * MAX_CORRECTIONS;
/** Without what is mistaken for something else when it is read aloud. */
const ID_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

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
  readonly #ended: EndedCorrections;

  constructor({ dir }: { dir: string }) {
    this.#dir = dir;
    this.#ended = new EndedCorrections({ dir: join(dir, 'ended') });
  }

  /** @throws CorrectionError if the folder is there but cannot be read */
  async list(): Promise<CorrectionFile[]> {
    const names = await this.#attempt('cannot be read', async () => {
      return await readdir(this.#dir).catch(orNothingIfMissing);
    });
    const files = listCorrectionIds(names)
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
      if (size > MAX_CORRECTION_BYTES)
        throw new Error(`it has ${size} bytes, expected at most ${MAX_CORRECTION_BYTES}`);
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
      await removeRemains(this.#dir);
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
   * Takes one back. Gives what could not be written of that, though it is.
   * @throws CorrectionError if there is none of this id, or it stays
   */
  async remove(id: string, at: Instant): Promise<CorrectionError | null> {
    const file = (await this.list()).find(each => each.id === id);
    if (file === undefined) {
      const message = `There is no correction ${id}. List those there are with: npm run schedule corrections`;
      throw new CorrectionError('CORRECTION_UNKNOWN', message);
    }
    const correction = await this.read(file).catch(() => undefined);
    const unwritten = await this.#end(file, correction, at);
    await this.#ended.tidy().catch(() => {});
    return unwritten === null ? null : this.#explainForgotten([id], unwritten);
  }

  /**
   * Removes those that ended before an instant; what cannot be read is left alone. Gives what could not be done, of
   * which none does harm: they are over.
   * @param ends by id, when those end by themselves that do not say it; one that is missing has not ended
   */
  async removeExpired(at: Instant, ends: ReadonlyMap<string, Instant>): Promise<CorrectionError[]> {
    const forgotten: { id: string; unwritten: unknown }[] = [];
    const failures: CorrectionError[] = [];
    for (const file of await this.list()) {
      const correction = await this.read(file).catch(() => undefined);
      const expiresAt = correction?.expiresAt ?? ends.get(file.id) ?? Number.POSITIVE_INFINITY;
      if (correction === undefined || expiresAt > at) continue;
      try {
        // From then on nobody can work out any more that this was its own end.
        const unwritten = await this.#end(file, { ...correction, expiresAt }, expiresAt);
        if (unwritten !== null) forgotten.push({ id: file.id, unwritten });
      } catch (error) {
        if (!(error instanceof CorrectionError)) throw error;
        failures.push(error);
      }
    }
    await this.#ended.tidy().catch(() => {});
    const [first] = forgotten;
    const ids = forgotten.map(({ id }) => id);
    return [
      ...(first === undefined ? [] : [this.#explainForgotten(ids, first.unwritten)]),
      // One says it for all.
      ...failures.slice(0, 1),
    ];
  }

  /** Those that are over, as far as they are remembered. Rejects if their folder cannot be read. */
  async listEnded(): Promise<EndedCorrection[]> {
    return await this.#ended.list();
  }

  /**
   * First it is over, and then it is no more: in between it counts, as if nothing had been done. Where it cannot be
   * written that it is over, it goes all the same: that nobody remembers is better than that it holds. Gives why it
   * could not; null: it was, or nobody has to remember it.
   */
  async #end(file: CorrectionFile, correction: Correction | undefined, endedAt: Instant): Promise<unknown> {
    // One that was made by the clock of a rehearsal, and has not begun by that of everybody, nobody has heard of.
    const isKnown = correction !== undefined && endedAt > (correction.createdAt ?? 0);
    const unwritten: unknown = isKnown
      ? await this.#ended.add({ correction, endedAt }).then(
          () => null,
          (error: unknown) => error,
        )
      : null;
    await this.#attempt('cannot be changed', () => rm(file.path, { force: true }));
    return unwritten;
  }

  #explainForgotten(ids: readonly string[], cause: unknown): CorrectionError {
    return new CorrectionError(
      'CORRECTIONS_FORGOTTEN',
      `The end of ${ids.join(', ')} could not be written to ${this.#ended.dir} (${reasonOf(cause)}), expected a folder that this user may write, on a disk with room. The pages show the programme without what has ended, but calendars that have taken it over may keep it, and /schedule/changes.atom is silent about the end. Mend the folder; a correction that is then made anew and taken back is heard of by all.`,
      { cause },
    );
  }

  #path(id: string): string {
    return join(this.#dir, `${id}.json`);
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
