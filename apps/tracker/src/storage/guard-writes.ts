import type { FastifyBaseLogger } from 'fastify';
import { RequestRefusedError, storageFaults } from '../errors.ts';
import type { TrackerDatabase } from './open-database.ts';
import { classifyStorageFault } from './storage-fault.ts';

export interface WriteGuardOptions {
  database: TrackerDatabase;
  logger: FastifyBaseLogger;
}

/**
 * Wraps whatever writes to the database: a failure becomes a `STORAGE_FAILED` that says in words what is wrong,
 * and the log hears of it when it begins and when it ends.
 */
export function guardWrites<Args extends unknown[], Result>(
  write: (...args: Args) => Result,
  { database, logger }: WriteGuardOptions,
): (...args: Args) => Result {
  let failing = false;
  return (...args) => {
    try {
      const result = write(...args);
      if (failing) logger.info('storing works again');
      failing = false;
      return result;
    } catch (error) {
      const { problem, advice } = storageFaults[classifyStorageFault(error)];
      if (!failing) logger.error({ err: error, file: database.$client.name }, 'storing fails');
      failing = true;
      const message = `The report was not stored: the tracker's database cannot be written, ${problem}. ${advice}`;
      throw new RequestRefusedError('STORAGE_FAILED', message, { cause: error });
    }
  };
}
