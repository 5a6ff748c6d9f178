import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatName, Instant } from '@foyer/schedule';
import type { FeedLogger } from './feed-logger.ts';
import { replaceFile } from './replace-file.ts';
import type { Validators } from './source-reply.ts';

/** What makes two programmes the same one. */
export interface FeedKey {
  location: string;
  /** null: it is recognised from the content. */
  format: FormatName | null;
  timezone: string;
  /** BCP 47: in which to ask for it, for some servers name rooms in the reader's language. */
  language: string;
}

export interface CachedSource extends Validators {
  text: string;
  fetchedAt: Instant;
}

const MAX_FILE_BYTES = 64_000_000;
const MAX_FILES = 64;
const OUR_FILE = /^[0-9a-f]{32}\.json(\.[0-9a-f-]{36}\.tmp)?$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The last good copy of each programme, a file each, so that a start without network has one. It holds the
 * text and not what was parsed of it, so that a new version of Foyer reads it with its own parser. The
 * file's time of change says when the copy was last known to be good. Nothing here throws: what fails is
 * logged, once until it works again.
 */
export class DiskCache {
  readonly #dir: string;
  readonly #logger: FeedLogger;
  #writable = true;

  constructor(options: { dir: string; logger: FeedLogger }) {
    this.#dir = options.dir;
    this.#logger = options.logger;
  }

  path(key: FeedKey): string {
    const identity = JSON.stringify([key.location, key.format, key.timezone, key.language]);
    const hash = createHash('sha256').update(identity).digest('hex').slice(0, 32);
    return join(this.#dir, `${hash}.json`);
  }

  async read(key: FeedKey): Promise<CachedSource | undefined> {
    const path = this.path(key);
    try {
      const { size, mtimeMs } = await stat(path);
      if (size > MAX_FILE_BYTES) throw new Error(`expected at most ${MAX_FILE_BYTES} bytes, got ${size}`);
      const content = parseContent(await readFile(path, 'utf8'), key);
      return { ...content, fetchedAt: Math.round(mtimeMs) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      this.#logger.warn({ path, err: error }, 'cached programme is unreadable and is ignored');
      return undefined;
    }
  }

  async write(key: FeedKey, source: CachedSource): Promise<void> {
    const { text, etag, lastModified, fetchedAt } = source;
    const { location, format, timezone, language } = key;
    await this.#attempt(key, async path => {
      const content = JSON.stringify({ location, format, timezone, language, etag, lastModified, text });
      await mkdir(this.#dir, { recursive: true });
      await replaceFile(path, content, { changedAt: fetchedAt });
      await this.#prune();
    });
  }

  /** Notes that the copy is still good. */
  async touch(key: FeedKey, at: Instant): Promise<void> {
    await this.#attempt(key, path => utimes(path, at / 1000, at / 1000));
  }

  async #attempt(key: FeedKey, work: (path: string) => Promise<void>): Promise<void> {
    const path = this.path(key);
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
    if (names.length <= MAX_FILES) return;
    const files = await Promise.all(
      names.map(async name => {
        const path = join(this.#dir, name);
        return { path, mtimeMs: (await stat(path)).mtimeMs };
      }),
    );
    files.sort((a, b) => b.mtimeMs - a.mtimeMs);
    await Promise.all(files.slice(MAX_FILES).map(({ path }) => rm(path, { force: true })));
  }
}

function parseContent(json: string, key: FeedKey): Omit<CachedSource, 'fetchedAt'> {
  const content: unknown = JSON.parse(json);
  if (typeof content !== 'object' || content === null) throw new Error('expected a JSON object');
  const field = (name: string): unknown => Reflect.get(content, name);
  for (const [name, value] of Object.entries(key)) {
    if (field(name) !== value) throw new Error(`expected ${name} ${value}, got ${String(field(name))}`);
  }
  const text = field('text');
  if (typeof text !== 'string') throw new Error('expected a text');
  return { text, etag: headerValue(field('etag')), lastModified: headerValue(field('lastModified')) };
}

function headerValue(value: unknown): string | null {
  return typeof value === 'string' && HEADER_VALUE.test(value) ? value : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
