export { createClock } from './clock.ts';
export { type Config, findRoom } from './config.ts';
export { EXPECTED_DELAY, readDelay } from './corrections/read-delay.ts';
export {
  parseEndedCorrection,
  parseRecordedCorrection,
  writeEndedCorrection,
  writeRecordedCorrection,
} from './corrections/recorded-correction.ts';
export { ConfigError, type ConfigProblem, SettingsError } from './errors.ts';
export { type ConfigFiles, loadConfig } from './load-config.ts';
export { makeFolder } from './make-folder.ts';
export { suggestName } from './nearest-name.ts';
export { parseConfig } from './parse-config.ts';
export { REDACTED_PATHS } from './redacted-paths.ts';
export type { RoomConfig } from './room-keys.ts';
export {
  CALENDAR_KEYS,
  type CalendarKeys,
  readCalendarKeys,
  toCalendarOptions,
} from './schedule/calendar-keys.ts';
export { Secret } from './secret.ts';
export { checkRehearsal, ROLES, type Role, readSettings, type Settings } from './settings.ts';
export type { SystemConfig } from './system-keys.ts';
export { SCHEDULE_FORMATS } from './value-types.ts';
export { type ConfigWatcher, type WatchConfigOptions, watchConfig } from './watch-config.ts';
