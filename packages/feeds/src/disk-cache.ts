import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import type { z } from 'zod';
import { acceptanceFile, type GoodFile, goodFile, type HeldFile, heldFile } from './cache-files.ts';
import { type FeedKey, identifyFeed } from './feed-key.ts';
import type { FeedLogger } from './feed-logger.ts';
import { describeLocation } from './location.ts';
import { replaceFile } from './replace-file.ts';

const MAX_FILE_BYTES = 64_000_000;
const MAX_PROGRAMMES = 64;
const OUR_FILE = /^([0-9a-f]{32})(\.held|\.accept)?\.json(\.[0-9a-f-]{36}\.tmp)?$/;

type FileKind = 'good' | 'held' | 'accept';

interface ReadOptions<T> {
  key: FeedKey;
  kind: FileKind;
  schema: z.ZodType<T>;
  /** Tells which programme a file is of, where it says so. */
  locate?: (content: T) => string;
}

/**
 * The last good copy of each programme, so that a start without network has one; beside it, the import that is
 * held back, and an organiser's word that it be taken. What is kept is the text and not what was parsed of it, so
 * that a new version of Foyer reads it with its own parser. Several processes may use one folder. Nothing here
 * throws but where it is said: what fails is logged, once until it works again.
 */
export class DiskCache {
  readonly #dir: string;
  readonly #logger: FeedLogger;
  #writable = true;

  constructor(options: { dir: string; logger: FeedLogger }) {
    this.#dir = options.dir;
    this.#logger = options.logger;
  }

  async readGood(key: FeedKey): Promise<(GoodFile & { fetchedAt: Instant }) | undefined> {
    const file = await this.#read({ key, kind: 'good', schema: goodFile, locate: locateCopy });
    return file && { ...file.content, fetchedAt: Math.round(file.changedAt) };
  }

  async readHeld(key: FeedKey): Promise<HeldFile | undefined> {
    return (await this.#read({ key, kind: 'held', schema: heldFile, locate: locateCopy }))?.content;
  }

  /** The digest of the copy that was accepted. */
  async readAcceptance(key: FeedKey): Promise<string | undefined> {
    return (await this.#read({ key, kind: 'accept', schema: acceptanceFile }))?.content.digest;
  }

  async writeGood(key: FeedKey, { fetchedAt, ...content }: GoodFile & { fetchedAt: Instant }): Promise<void> {
    await this.#attempt(key, 'good', async path => {
      await this.#write(path, content, fetchedAt);
      await this.#prune();
    });
  }

  async writeHeld(key: FeedKey, content: HeldFile): Promise<void> {
    await this.#attempt(key, 'held', path => this.#write(path, content));
  }

  /** @throws the system's error */
  async writeAcceptance(key: FeedKey, digest: string): Promise<void> {
    await this.#write(this.#path(key, 'accept'), { digest });
  }

  async removeHeld(key: FeedKey): Promise<void> {
    await this.#attempt(key, 'held', path => rm(path, { force: true }));
    await this.removeAcceptance(key);
  }

  async removeAcceptance(key: FeedKey): Promise<void> {
    await this.#attempt(key, 'accept', path => rm(path, { force: true }));
  }

  /** Notes that the good copy is still good. */
  async touch(key: FeedKey, at: Instant): Promise<void> {
    await this.#attempt(key, 'good', path => utimes(path, at / 1000, at / 1000));
  }

  #path(key: FeedKey, kind: FileKind): string {
    return join(this.#dir, `${identifyFeed(key)}${kind === 'good' ? '' : `.${kind}`}.json`);
  }

  async #read<T>({ key, kind, schema, locate }: ReadOptions<T>) {
    const path = this.#path(key, kind);
    try {
      const { size, mtimeMs } = await stat(path);
      if (size > MAX_FILE_BYTES) throw new Error(`expected at most ${MAX_FILE_BYTES} bytes, got ${size}`);
      const content = schema.parse(JSON.parse(await readFile(path, 'utf8')));
      const location = locate?.(content) ?? key.location;
      if (location !== key.location)
        throw new Error(
          `expected that of ${describeLocation(key.location)}, got ${describeLocation(location)}`,
        );
      return { content, changedAt: mtimeMs };
    } catch (error) {
      if (isMissing(error)) return undefined;
      this.#logger.warn({ path, err: error }, 'cached programme is unreadable and is ignored');
      return undefined;
    }
  }

  async #write(path: string, content: object, changedAt?: Instant): Promise<void> {
    const text = JSON.stringify(content);
    if (text.length > MAX_FILE_BYTES) throw new Error(`expected at most ${MAX_FILE_BYTES} characters`);
    makeFolder(this.#dir);
    await replaceFile(path, text, changedAt === undefined ? {} : { changedAt });
  }

  async #attempt(key: FeedKey, kind: FileKind, work: (path: string) => Promise<void>): Promise<void> {
    const path = this.#path(key, kind);
    try {
      await work(path);
      this.#writable = true;
    } catch (error) {
      if (this.#writable) this.#logger.warn({ path, err: error }, 'programme cannot be cached on disk');
      this.#writable = false;
    }
  }

  /** Programmes that are not configured any more go first: those in use are touched at every check. */
  async #prune(): Promise<void> {
    const names = (await readdir(this.#dir)).filter(name => OUR_FILE.test(name));
    const files = await Promise.all(names.map(name => findFile(this.#dir, name)));
    const there = files.filter(file => file !== undefined);
    const programmes = [...Map.groupBy(there, file => file.programme).values()];
    if (programmes.length <= MAX_PROGRAMMES) return;
    const age = (group: typeof there) => Math.max(...group.map(({ mtimeMs }) => mtimeMs));
    programmes.sort((a, b) => age(b) - age(a));
    const old = programmes.slice(MAX_PROGRAMMES).flat();
    await Promise.all(old.map(({ path }) => rm(path, { force: true })));
  }
}

/** undefined: another process has moved or removed it since. */
async function findFile(dir: string, name: string) {
  const path = join(dir, name);
  const [, id, , temporary] = OUR_FILE.exec(name) ?? [];
  try {
    // What a process that was killed left half written goes like a programme of its own.
    return { path, programme: temporary === undefined ? id : name, mtimeMs: (await stat(path)).mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function locateCopy({ copy }: GoodFile | HeldFile): string {
  return copy[0].location;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
