import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { RequestRefusedError } from '../errors.ts';

export interface AccessLogFilesOptions {
  /** The folder of the config; null: logs are not kept. */
  getFolder: () => string | null;
  logger: FastifyBaseLogger;
}

/** A log that is being written. */
export interface AccessLogFile {
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

const NOWHERE: AccessLogFile = { append: async () => {}, close: async () => {} };

/**
 * Keeps the logs of endpoints as they come, one file for each room and address, where the config has a folder for
 * them. Each file is opened anew for each log, so that it can be rotated, and by one log at a time.
 */
export class AccessLogFiles {
  readonly #options: AccessLogFilesOptions;
  readonly #locks = new Map<string, Promise<void>>();
  #failing = false;

  constructor(options: AccessLogFilesOptions) {
    this.#options = options;
  }

  /** Waits until no other log is written to the same file. Throws a `RequestRefusedError` if it cannot be written. */
  async open({ room, address }: { room: string; address: string }): Promise<AccessLogFile> {
    const folder = this.#options.getFolder();
    if (folder === null) return NOWHERE;
    const path = join(folder, `access-${room}-${address}.log`);
    const unlock = await this.#lock(path);
    let handle: FileHandle | undefined;
    const close = async () => {
      try {
        await handle?.close();
      } finally {
        unlock();
      }
    };
    try {
      await mkdir(folder, { recursive: true });
      handle = await open(path, 'a');
    } catch (error) {
      await close();
      throw this.#describe(error, path);
    }
    const file = handle;
    return {
      append: async text => {
        try {
          await file.appendFile(text);
          this.#failing = false;
        } catch (error) {
          throw this.#describe(error, path);
        }
      },
      close,
    };
  }

  async #lock(path: string): Promise<() => void> {
    const before = this.#locks.get(path);
    const { promise, resolve } = Promise.withResolvers<void>();
    const lock = (before ?? Promise.resolve()).then(() => promise);
    this.#locks.set(path, lock);
    await before;
    return () => {
      if (this.#locks.get(path) === lock) this.#locks.delete(path);
      resolve();
    };
  }

  #describe(error: unknown, file: string): RequestRefusedError {
    if (!this.#failing) this.#options.logger.error({ err: error, file }, 'logs of endpoints cannot be kept');
    this.#failing = true;
    const message =
      'The log was not kept: the folder that "logdir" of the config names cannot be written. The log of the tracker ' +
      'says why.';
    return new RequestRefusedError('STORAGE_FAILED', message, { cause: error });
  }
}
