import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readScheduleMap, type ScheduleMap } from '@foyer/schedule';
import { UsageError } from '../command/usage-error.ts';

/** Throws `UsageError` with all that is wrong with it. */
export async function readMapFile(file: string): Promise<ScheduleMap> {
  const read = readScheduleMap(parseJson(await readMapText(file), file));
  if ('map' in read) return read.map;
  const problems = read.problems.map(({ key, message }) => (key === null ? message : `"${key}": ${message}`));
  throw new UsageError([`The map ${file} (--map) cannot be used:`, ...problems].join('\n  '));
}

async function readMapText(file: string): Promise<string> {
  try {
    // A byte order mark is an editor's, and not JSON.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(explainFileError(resolve(file), error), { cause: error });
  }
}

function explainFileError(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `There is no file ${path}. Put the map there, or correct its path (--map in the command); docs/schedule-map.md says what a map is.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const found = code === 'EISDIR' ? 'it is a folder, not a file' : reason;
  return `Cannot read the map in ${path}: ${found}. Give a file that this user may read (--map in the command).`;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The map ${file} (--map) is no JSON: ${reason}. Expected an object such as docs/schedule-map.md shows.`,
    );
  }
}
