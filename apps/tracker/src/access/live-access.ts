import { type AccessRules, compileAccessRules, type TrackerConfig } from './access-rules.ts';

/** The rules of the config as it is now: a change holds from the next request on. */
export class LiveAccess {
  #rules: AccessRules;

  constructor(config: TrackerConfig) {
    this.#rules = compileAccessRules(config);
  }

  get rules(): AccessRules {
    return this.#rules;
  }

  update(config: TrackerConfig): void {
    this.#rules = compileAccessRules(config);
  }
}
