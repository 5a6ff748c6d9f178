import { readFile } from 'node:fs/promises';
import { readScheduleMap, type ScheduleMap } from '@foyer/schedule';
import { UsageError } from '../command/usage-error.ts';

/** Throws `UsageError` with all that is wrong with it. */
export async function readMapFile(file: string): Promise<ScheduleMap> {
  const read = readScheduleMap(parseJson(await readMapText(file), file));
  if ('map' in read) return read.map;
  const problems = read.problems.map(({ key, message }) => (key === null ? message : `"${key}": ${message}`));
  throw new UsageError([`The map ${file} cannot be used:`, ...problems].join('\n  '));
}

async function readMapText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The map ${file} cannot be read: ${reason}.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The map ${file} is no JSON: ${reason}.`);
  }
}
