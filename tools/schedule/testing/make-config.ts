import { type Config, parseConfig } from '@foyer/config';

/** A conference in Berlin with one room, or the rehearsal of it. */
export function makeConfig(rehearsal: boolean): Config {
  const text = JSON.stringify({
    config: { rehearsal },
    default: { 'schedule-timezone': 'Europe/Berlin' },
    hall: {},
  });
  return parseConfig([{ file: 'config.json', text }]);
}
