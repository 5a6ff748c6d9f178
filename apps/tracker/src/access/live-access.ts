import { type AccessRules, compileAccessRules, type TrackerConfig } from './access-rules.ts';

/** The config as it is now, and the rules it makes: a change holds from the next request on. */
export class LiveAccess {
  #config: TrackerConfig;
  #rules: AccessRules;

  constructor(config: TrackerConfig) {
    this.#config = config;
    this.#rules = compileAccessRules(config);
  }

  get config(): TrackerConfig {
    return this.#config;
  }

  get rules(): AccessRules {
    return this.#rules;
  }

  update(config: TrackerConfig): void {
    this.#rules = compileAccessRules(config);
    this.#config = config;
  }
}
