import { readSettings, type Settings } from '@foyer/config';

/** What `--config` and `--data` name. */
export interface GivenFiles {
  config?: string;
  data?: string;
}

/** @throws SettingsError */
export function readFileSettings(env: NodeJS.ProcessEnv, { config, data }: GivenFiles): Settings {
  return readSettings(env, [
    ...(config === undefined ? [] : ['--config', config]),
    ...(data === undefined ? [] : ['--data', data]),
  ]);
}
