import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { type ConfigFiles, readSources, resolveFiles } from './load-config.ts';
import { parseConfig } from './parse-config.ts';
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
  const sources = await readSources(options);
  return new FilesWatcher(options, { config: parseConfig(sources), text: joinText(sources) });
}

interface Loaded {
  config: Config;
  text: string;
}

class FilesWatcher implements ConfigWatcher {
  readonly #options: WatchConfigOptions;
  readonly #watchers: FSWatcher[];
  #loaded: Loaded;
  #refused: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: WatchConfigOptions, loaded: Loaded) {
    this.#options = options;
    this.#loaded = loaded;
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
    return this.#loaded.config;
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
      this.#reading = this.#reading.then(() => this.#reload());
    }, this.#options.debounceMs ?? 100);
  }

  async #reload(): Promise<void> {
    try {
      const sources = await readSources(this.#options);
      if (this.#closed) return;
      const text = joinText(sources);
      if (text === this.#loaded.text) {
        this.#refused = null;
        return;
      }
      this.#loaded = { config: parseConfig(sources), text };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#refuse(error);
      return;
    }
    this.#refused = null;
    this.#options.onChange(this.#loaded.config);
  }

  #refuse(error: ConfigError): void {
    if (this.#closed || error.message === this.#refused) return;
    this.#refused = error.message;
    this.#options.onRefused(error);
  }
}

function joinText(sources: readonly ConfigSource[]): string {
  return JSON.stringify(sources);
}
