import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { parseConfig } from './parse-config.ts';
import type { ConfigSource } from './parse-source.ts';

/** Decides what a new reading of the files means; keeps the last good config. */
export class ConfigFollower {
  #current: Config;
  #text: string;
  #refused: string | null = null;

  /** @throws ConfigError */
  constructor(sources: readonly ConfigSource[]) {
    this.#current = parseConfig(sources);
    this.#text = JSON.stringify(sources);
  }

  get current(): Config {
    return this.#current;
  }

  /**
   * What there is to tell: a new config, or that which is current again after another was refused; why what stands there
   * is refused; or null, nothing new.
   */
  follow(reading: readonly ConfigSource[] | ConfigError): Config | ConfigError | null {
    if (reading instanceof ConfigError) return this.#refuse(reading);
    const text = JSON.stringify(reading);
    if (text === this.#text) {
      const wasRefused = this.#refused !== null;
      this.#refused = null;
      return wasRefused ? this.#current : null;
    }
    try {
      this.#current = parseConfig(reading);
    } catch (error) {
      if (error instanceof ConfigError) return this.#refuse(error);
      throw error;
    }
    this.#text = text;
    this.#refused = null;
    return this.#current;
  }

  #refuse(error: ConfigError): ConfigError | null {
    if (error.message === this.#refused) return null;
    this.#refused = error.message;
    return error;
  }
}
