import { join } from 'node:path';
import { readSettings } from '@foyer/config';
import { type OperatorDesk, openOperatorDesk } from '@foyer/tracker';
import type { Arguments } from '../command/read-arguments.ts';

export const DATA_OPTIONS = { data: { type: 'string' } } as const;

export const DATA_HELP = `  --data DIR   the data folder of the tracker; default: FOYER_DATA, or .foyer`;

/** The database of the tracker whose data folder is meant. */
export function findDatabaseFile({ values }: Arguments, env: NodeJS.ProcessEnv): string {
  const { dataDir } = readSettings(env, typeof values.data === 'string' ? ['--data', values.data] : []);
  return join(dataDir, 'tracker.db');
}

/**
 * Gives `work` the desk, and closes it.
 * @throws SettingsError, TrackerStorageError
 */
export function workAtDesk<T>(given: Arguments, env: NodeJS.ProcessEnv, work: (desk: OperatorDesk) => T): T {
  const desk = openOperatorDesk({ databaseFile: findDatabaseFile(given, env) });
  try {
    return work(desk);
  } finally {
    desk.close();
  }
}

/** When what was said begins to hold. */
export function describeStart({ trackerRuns }: OperatorDesk): string {
  return trackerRuns
    ? 'The running tracker takes it over within a second.'
    : 'No tracker runs with this data folder; one that starts goes by it.';
}
