import { type FSWatcher, watch } from 'node:fs';
import { makeFolder } from '@foyer/config';
import type { Correction, EndedCorrection } from '@foyer/schedule';
import type { FeedLogger } from '../feed-logger.ts';
import { CorrectionFolder } from './correction-folder.ts';

export interface WatchCorrectionsOptions {
  /** Made if it is not there. */
  dir: string;
  logger: FeedLogger;
  /** How often the folder is looked at where the system does not tell of its changes. */
  pollMs?: number;
}

export interface CorrectionWatcher {
  /** Those that are kept now, by id; the same list until one changes. */
  readonly current: () => readonly Correction[];
  /** Those that are over; the same list until one of `current` changes. */
  readonly ended: () => readonly EndedCorrection[];
  close(): Promise<void>;
}

const POLL_MS = 1_000;

/**
 * Reads the corrections that are made by command and follows their changes. One whose file becomes unreadable
 * stays as it was, and the log says so, once.
 */
export async function watchCorrections(options: WatchCorrectionsOptions): Promise<CorrectionWatcher> {
  const follower = new FolderFollower(options);
  await follower.begin();
  return follower;
}

interface Known {
  version: string;
  /** null: it was never readable. */
  correction: Correction | null;
}

class FolderFollower implements CorrectionWatcher {
  readonly #options: WatchCorrectionsOptions;
  readonly #folder: CorrectionFolder;
  #known: ReadonlyMap<string, Known> = new Map();
  #current: readonly Correction[] = [];
  #ended: readonly EndedCorrection[] = [];
  #isRead = false;
  #reported: string | null = null;
  #watcher: FSWatcher | undefined;
  #poll: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #checkAgain = false;

  constructor(options: WatchCorrectionsOptions) {
    this.#options = options;
    this.#folder = new CorrectionFolder(options);
  }

  async begin(): Promise<void> {
    const { dir, pollMs = POLL_MS } = this.#options;
    try {
      makeFolder(dir);
      const watcher = watch(dir, () => void this.#check());
      this.#watcher = watcher.on('error', () => watcher.close());
    } catch {
      // The system cannot watch it, or it cannot be made: looking at it now and then says what is wrong.
    }
    await this.#check();
    this.#poll = setInterval(() => void this.#check(), pollMs);
  }

  readonly current = (): readonly Correction[] => this.#current;

  readonly ended = (): readonly EndedCorrection[] => this.#ended;

  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.#watcher?.close();
    await this.#checking;
  }

  /** One at a time; what changes meanwhile is looked at after it. */
  #check(): Promise<void> {
    this.#checkAgain = true;
    this.#checking ??= this.#checkWhileWanted().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #checkWhileWanted(): Promise<void> {
    while (this.#checkAgain) {
      this.#checkAgain = false;
      try {
        await this.#readChanged();
        this.#reported = null;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (message !== this.#reported) {
          this.#options.logger.error({ err: error }, 'corrections cannot be read, those known stay');
        }
        this.#reported = message;
      }
    }
  }

  async #readChanged(): Promise<void> {
    const files = await this.#folder.list();
    const isSame = ({ id, version }: (typeof files)[number]) => this.#known.get(id)?.version === version;
    if (this.#isRead && files.length === this.#known.size && files.every(isSame)) return;
    const known = new Map<string, Known>();
    for (const file of files) {
      const before = this.#known.get(file.id);
      if (before?.version === file.version) known.set(file.id, before);
      else {
        const correction = await this.#read(file, before?.correction ?? null);
        if (correction !== undefined) known.set(file.id, { version: file.version, correction });
      }
    }
    // Whoever is killed while it takes one back leaves it in both places: then it counts.
    const ended = (await this.#readEnded()).filter(({ correction: { id } }) => !known.has(id));
    this.#isRead = true;
    this.#known = known;
    this.#ended = ended;
    this.#current = [...known.values()].flatMap(({ correction }) => correction ?? []);
    this.#options.logger.info({ corrections: this.#current.length }, 'corrections have been read');
  }

  /** What holds is to be known also where what was cannot be read. */
  async #readEnded(): Promise<readonly EndedCorrection[]> {
    try {
      return await this.#folder.listEnded();
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'corrections that are over cannot be read');
      return this.#ended;
    }
  }

  async #read(
    file: Parameters<CorrectionFolder['read']>[0],
    before: Correction | null,
  ): Promise<Correction | null | undefined> {
    try {
      return await this.#folder.read(file);
    } catch (error) {
      this.#options.logger.error({ err: error }, 'correction cannot be read');
      return before;
    }
  }
}
