import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Config } from './config.ts';
import { ConfigFollower } from './config-follower.ts';
import { ConfigError } from './errors.ts';
import { type ConfigFiles, readSources, resolveFiles } from './load-config.ts';
import type { ConfigSource } from './parse-source.ts';

export interface WatchConfigOptions extends ConfigFiles {
  /** The files say something else than before, and it is good. */
  onChange: (config: Config) => void;
  /** What they say now cannot be used, and the last good config stays. Called once for the same problems. */
  onRefused: (error: ConfigError) => void;
  /** How long the files have to be left alone before they are read. */
  debounceMs?: number;
}

export interface ConfigWatcher {
  /** The last good config. */
  current(): Config;
  /** Afterwards nothing is called any more. */
  close(): Promise<void>;
}

/**
 * Loads the config and follows its changes.
 * @throws ConfigError if what is there now cannot be used
 */
export async function watchConfig(options: WatchConfigOptions): Promise<ConfigWatcher> {
  return new FilesWatcher(options, new ConfigFollower(await readSources(options)));
}

class FilesWatcher implements ConfigWatcher {
  readonly #options: WatchConfigOptions;
  readonly #follower: ConfigFollower;
  readonly #watchers: FSWatcher[];
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: WatchConfigOptions, follower: ConfigFollower) {
    this.#options = options;
    this.#follower = follower;
    const { file, privateFile } = resolveFiles(options);
    const names = [file, privateFile].map(path => basename(path));
    // Folders, since an editor that replaces a file would take the watched one away.
    const folders = new Set([file, privateFile].map(path => dirname(path)));
    this.#watchers = [...folders].map(folder =>
      watch(folder, (_, name) => {
        if (name === null || names.includes(name)) this.#schedule();
      }).on('error', () => this.#schedule()),
    );
    // For a change between the first reading and now.
    this.#schedule();
  }

  current(): Config {
    return this.#follower.current;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
    await this.#reading;
  }

  #schedule(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#reading = this.#reading.then(() => this.#readAgain());
    }, this.#options.debounceMs ?? 100);
  }

  async #readAgain(): Promise<void> {
    const reading = await this.#read();
    if (this.#closed) return;
    const news = this.#follower.follow(reading);
    if (news instanceof ConfigError) this.#options.onRefused(news);
    else if (news !== null) this.#options.onChange(news);
  }

  async #read(): Promise<ConfigSource[] | ConfigError> {
    try {
      return await readSources(this.#options);
    } catch (error) {
      if (error instanceof ConfigError) return error;
      throw error;
    }
  }
}
