export { createClock } from './clock.ts';
export { type Config, findRoom } from './config.ts';
export { ConfigError, type ConfigProblem, SettingsError } from './errors.ts';
export { type ConfigFiles, loadConfig } from './load-config.ts';
export type { RoomConfig } from './room-keys.ts';
export { Secret } from './secret.ts';
export { checkRehearsal, ROLES, type Role, readSettings, type Settings } from './settings.ts';
export type { SystemConfig } from './system-keys.ts';
export { type ConfigWatcher, type WatchConfigOptions, watchConfig } from './watch-config.ts';
