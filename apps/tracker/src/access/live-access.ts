import {
  type AccessRules,
  compileAccessRules,
  type MachineSecret,
  type TrackerConfig,
} from './access-rules.ts';

/** The config and the secrets of machines as they are now, and the rules they make: a change holds from the next request on. */
export class LiveAccess {
  #config: TrackerConfig;
  #rules: AccessRules;
  #machines: readonly MachineSecret[] = [];

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
    this.#rules = compileAccessRules(config, this.#machines);
    this.#config = config;
  }

  setMachines(machines: readonly MachineSecret[]): void {
    this.#machines = machines;
    this.#rules = compileAccessRules(this.#config, machines);
  }
}
